package ike.crypto.packet;

import ike.crypto.Backend;
import ike.crypto.Encryption;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** What both directions of AES-GCM share: the cipher, its key, the nonce (salt, IV) and the associated data. */
final class GcmState implements AutoCloseable {
    private static final int IV_OFFSET = PacketTransform.HEADER_LENGTH;

    private final Cipher cipher = Backend.cipher("AES/GCM/NoPadding");
    private final boolean extended;
    private final Secret keyOctets;
    private final SecretKey key;
    private final int tagBits;
    private final byte[] nonce;
    private final int saltLength;
    private final int ivLength;
    private final byte[] extendedHeader = new byte[12];

    GcmState(Encryption encryption, boolean extended, Secret keyingMaterial) {
        if (keyingMaterial.length() != encryption.keyLength()) {
            throw new IllegalArgumentException(encryption.id() + " takes " + encryption.keyLength()
                    + " octets of keying material, not " + keyingMaterial.length());
        }
        this.extended = extended;
        int keyLength = encryption.keyBits() / 8;
        keyOctets = keyingMaterial.slice(0, keyLength);
        key = keyOctets.asKey("AES", SecretAccess.forProvider());
        tagBits = encryption.icvLength() * 8;
        ivLength = encryption.ivLength();
        saltLength = encryption.keyLength() - keyLength;
        nonce = new byte[saltLength + ivLength];
        try (Secret salt = keyingMaterial.slice(keyLength, encryption.keyLength())) {
            salt.reveal(SecretAccess.forProvider()).copyTo(nonce, 0);
        }
    }

    /** The cipher, ready for the payload of the packet whose header and IV stand at {@code offset}. */
    Cipher ready(int mode, byte[] packet, int offset, int sequenceHigh) throws GeneralSecurityException {
        System.arraycopy(packet, offset + IV_OFFSET, nonce, saltLength, ivLength);
        cipher.init(mode, key, new GCMParameterSpec(tagBits, nonce));
        if (extended) {
            System.arraycopy(packet, offset, extendedHeader, 0, 4);
            OutboundSequence.INT.set(extendedHeader, 4, sequenceHigh);
            System.arraycopy(packet, offset + 4, extendedHeader, 8, 4);
            cipher.updateAAD(extendedHeader);
        } else {
            cipher.updateAAD(packet, offset, PacketTransform.HEADER_LENGTH);
        }
        return cipher;
    }

    @Override
    public void close() {
        keyOctets.close();
    }
}
