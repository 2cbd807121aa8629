package ike.crypto.packet;

import ike.crypto.Algorithms;
import ike.crypto.Backend;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * Unpredictable initialization vectors for CBC without drawing randomness: AES of the sequence number. The key is
 * derived from the SA's encryption key by a PRF, so that the vectors look random to everyone who cannot read the
 * traffic anyway, and the block cipher under the encryption key itself never sees a counter.
 */
final class IvSource {
    private static final Bytes LABEL = Bytes.utf8("ESP AES-CBC initialization vectors");
    private static final int BLOCK = 16;

    private final Cipher cipher = Backend.cipher("AES/ECB/NoPadding");
    private final byte[] block = new byte[BLOCK];

    IvSource(Secret encryptionKey) {
        try (Secret derived = Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow().of(encryptionKey, LABEL);
                Secret key = derived.slice(0, BLOCK)) {
            cipher.init(Cipher.ENCRYPT_MODE, key.asKey("AES", SecretAccess.forProvider()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES takes every key of 16 octets", e);
        }
    }

    void write(long sequence, byte[] target, int offset) throws GeneralSecurityException {
        OutboundSequence.LONG.set(block, 8, sequence);
        cipher.update(block, 0, BLOCK, target, offset);
    }
}
