package ike.crypto.packet;

import ike.crypto.Integrity;
import ike.crypto.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** AES-CBC with a separate integrity check, inbound: checks first, then decrypts (RFC 4303 §3.4.4). */
final class CbcOpener implements PacketOpener {
    private final PacketTransform transform;
    private final CbcState state;

    CbcOpener(PacketTransform transform, boolean extended, Secret key, Integrity.Run check) {
        this.transform = transform;
        state = new CbcState(Cipher.DECRYPT_MODE, transform, extended, key, check);
    }

    @Override
    public int open(byte[] packet, int packetOffset, int packetLength, byte[] plain, int plainOffset,
            int sequenceHigh) {
        int plainLength = packetLength - transform.overhead();
        if (plainLength < transform.alignment()) {
            return PacketDrop.TOO_SHORT;
        }
        if (plainLength % transform.alignment() != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!state.verified(packet, packetOffset, packetLength - transform.icvLength(), sequenceHigh)) {
            return PacketDrop.FORGED;
        }
        try {
            state.decrypt(packet, packetOffset + PacketTransform.HEADER_LENGTH, plainLength, plain, plainOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC takes every whole number of blocks that fits the array", e);
        }
        return plainLength;
    }

    @Override
    public void close() {
        state.close();
    }
}
