package ike.crypto.packet;

import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Secret;

/** Combined-mode encryption, outbound: AES-GCM, AES-CCM, ChaCha20-Poly1305 and their kin (RFC 4303 §3.3.2.2). */
final class AeadSealer implements PacketSealer {
    private final PacketTransform transform;
    private final OutboundSequence sequences;
    private final AssociatedData associated;
    private final Encryption.Run cipher;
    private final IvSource ivs;
    private final int ivLength;

    AeadSealer(PacketTransform transform, OutboundSequence sequences, Secret key) {
        this.transform = transform;
        this.sequences = sequences;
        associated = new AssociatedData(sequences.extended());
        cipher = transform.encryption().keyed(key, Direction.SEAL);
        ivs = IvSource.of(transform.encryption(), key);
        ivLength = transform.ivLength();
    }

    @Override
    public int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset, long sequence) {
        if (plainLength % transform.alignment() != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!sequences.take(sequence)) {
            return PacketDrop.SEQUENCE_SPENT;
        }
        sequences.writeHeader(packet, packetOffset, sequence);
        byte[] iv = ivs.of(sequence);
        System.arraycopy(iv, 0, packet, packetOffset + PacketTransform.HEADER_LENGTH, ivLength);
        int cipherOffset = PacketTransform.HEADER_LENGTH + ivLength;
        byte[] aad = associated.of(packet, packetOffset, (int) (sequence >>> 32));
        return cipherOffset + cipher.run(iv, 0, aad, 0, associated.length(), plain, plainOffset, plainLength, packet,
                packetOffset + cipherOffset);
    }

    @Override
    public void close() {
        cipher.close();
        ivs.close();
    }
}
