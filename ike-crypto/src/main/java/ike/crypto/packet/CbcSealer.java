package ike.crypto.packet;

import ike.crypto.Integrity;
import ike.crypto.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * AES-CBC with a separate integrity check, outbound (RFC 3602, RFC 4303 §3.3.2). The initialization vector is the
 * sequence number encrypted under a key of its own: nobody else can foresee it (RFC 3602 §3), and it needs no entropy
 * for each packet.
 */
final class CbcSealer implements PacketSealer {
    private final PacketTransform transform;
    private final OutboundSequence sequences;
    private final CbcState state;
    private final IvSource ivs;

    CbcSealer(PacketTransform transform, OutboundSequence sequences, Secret key, Integrity.Run check) {
        this.transform = transform;
        this.sequences = sequences;
        state = new CbcState(Cipher.ENCRYPT_MODE, transform, sequences.extended(), key, check);
        ivs = new IvSource(key);
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
        int icvOffset = ivOffset + transform.ivLength() + plainLength;
        sequences.writeHeader(packet, packetOffset, sequence);
        try {
            ivs.write(sequence, packet, ivOffset);
            state.encrypt(plain, plainOffset, plainLength, packet, ivOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC takes every whole number of blocks that fits the array", e);
        }
        state.icv(packet, packetOffset, icvOffset - packetOffset, (int) (sequence >>> 32), packet, icvOffset);
        return plainLength + transform.overhead();
    }

    @Override
    public void close() {
        state.close();
    }
}
