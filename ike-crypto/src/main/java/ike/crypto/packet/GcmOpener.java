package ike.crypto.packet;

import ike.crypto.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/** AES-GCM inbound (RFC 4106). */
final class GcmOpener implements PacketOpener {
    private final PacketTransform transform;
    private final GcmState state;

    GcmOpener(PacketTransform transform, boolean extended, Secret key) {
        this.transform = transform;
        state = new GcmState(transform.encryption(), extended, key);
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
        int cipherOffset = PacketTransform.HEADER_LENGTH + transform.ivLength();
        try {
            return state.ready(Cipher.DECRYPT_MODE, packet, packetOffset, sequenceHigh).doFinal(packet,
                    packetOffset + cipherOffset, packetLength - cipherOffset, plain, plainOffset);
        } catch (AEADBadTagException _) {
            return PacketDrop.FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refuses by its tag only", e);
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
