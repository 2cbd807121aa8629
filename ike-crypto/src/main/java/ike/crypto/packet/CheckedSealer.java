package ike.crypto.packet;

import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;

/** Encryption with a separate integrity check, outbound: encrypts, then checks (RFC 4303 §3.3.2.1). */
final class CheckedSealer implements PacketSealer {
    private final PacketTransform transform;
    private final OutboundSequence sequences;
    private final Encryption.Run cipher;
    private final PacketCheck check;
    private final IvSource ivs;

    CheckedSealer(PacketTransform transform, OutboundSequence sequences, Secret key, Integrity.Run check) {
        this.transform = transform;
        this.sequences = sequences;
        cipher = transform.encryption().keyed(key, Direction.SEAL);
        this.check = new PacketCheck(check, transform.icvLength(), sequences.extended());
        ivs = IvSource.of(transform.encryption(), key);
    }

    @Override
    public int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset, long sequence) {
        if (plainLength == 0 || plainLength % transform.alignment() != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!sequences.take(sequence)) {
            return PacketDrop.SEQUENCE_SPENT;
        }
        int ivOffset = packetOffset + PacketTransform.HEADER_LENGTH;
        int cipherOffset = ivOffset + transform.ivLength();
        int icvOffset = cipherOffset + plainLength;
        sequences.writeHeader(packet, packetOffset, sequence);
        ivs.write(sequence, packet, ivOffset);
        cipher.run(packet, ivOffset, packet, 0, 0, plain, plainOffset, plainLength, packet, cipherOffset);
        check.write(packet, packetOffset, icvOffset - packetOffset, (int) (sequence >>> 32), packet, icvOffset);
        return plainLength + transform.overhead();
    }

    @Override
    public void close() {
        cipher.close();
        check.close();
        ivs.close();
    }
}
