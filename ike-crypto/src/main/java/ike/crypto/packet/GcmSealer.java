package ike.crypto.packet;

import ike.crypto.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** AES-GCM outbound (RFC 4106): the initialization vector is the sequence number, which never repeats under one key. */
final class GcmSealer implements PacketSealer {
    private final PacketTransform transform;
    private final OutboundSequence sequences;
    private final GcmState state;

    GcmSealer(PacketTransform transform, OutboundSequence sequences, Secret key) {
        this.transform = transform;
        this.sequences = sequences;
        state = new GcmState(transform.encryption(), sequences.extended(), key);
    }

    @Override
    public int seal(byte[] plain, int plainOffset, int plainLength, byte[] packet, int packetOffset, long sequence) {
        if (plainLength % transform.alignment() != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!sequences.take(sequence)) {
            return PacketDrop.SEQUENCE_SPENT;
        }
        int ivOffset = packetOffset + PacketTransform.HEADER_LENGTH;
        int cipherOffset = ivOffset + transform.ivLength();
        sequences.writeHeader(packet, packetOffset, sequence);
        OutboundSequence.LONG.set(packet, ivOffset, sequence);
        try {
            Cipher cipher = state.ready(Cipher.ENCRYPT_MODE, packet, packetOffset, (int) (sequence >>> 32));
            return cipherOffset - packetOffset + cipher.doFinal(plain, plainOffset, plainLength, packet, cipherOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM seals everything that fits the array", e);
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
