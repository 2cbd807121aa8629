package ike.crypto.packet;

import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Secret;

/** Combined-mode encryption, outbound: AES-GCM, AES-CCM, ChaCha20-Poly1305 and their kin (RFC 4303 §3.3.2.2). */
final class AeadSealer implements PacketSealer {
    private final OutboundSequence sequences;
    private final AssociatedData associated;
    private final Encryption.Run cipher;
    private final IvSource ivs;
    private final int cipherOffset;
    private final int alignment;

    AeadSealer(PacketTransform transform, OutboundSequence sequences, Secret key) {
        this.sequences = sequences;
        associated = new AssociatedData(sequences.extended());
        cipher = transform.encryption().keyed(key, Direction.SEAL);
        ivs = IvSource.of(transform.encryption(), key);
        cipherOffset = PacketTransform.HEADER_LENGTH + transform.ivLength();
        alignment = transform.alignment();
    }

    @Override
    public int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset, long sequence) {
        if (plainLength % alignment != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!sequences.take(sequence)) {
            return PacketDrop.SEQUENCE_SPENT;
        }
        sequences.writeHeader(packet, packetOffset, sequence);
        int ivOffset = packetOffset + PacketTransform.HEADER_LENGTH;
        ivs.write(sequence, packet, ivOffset);
        byte[] aad = associated.of(packet, packetOffset, (int) (sequence >>> 32));
        return cipherOffset
                + cipher.run(packet, ivOffset, aad, associated.offset(packetOffset), associated.length(), plain,
                        plainOffset, plainLength, packet, packetOffset + cipherOffset);
    }

    @Override
    public void close() {
        cipher.close();
        ivs.close();
    }
}
