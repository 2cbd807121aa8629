package ike.crypto.jca;

import ike.crypto.RsaOperation;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;

/** RSA without padding, by the Chinese remainder theorem and blinded; the blinding never shows in the result. */
final class JcaRsa {
    private static final String TRANSFORMATION = "RSA/ECB/NoPadding";

    private JcaRsa() {
    }

    static RsaOperation.Service of(Jca jca) {
        return privateKeyInfo -> keyed(jca, privateKeyInfo);
    }

    private static RsaOperation keyed(Jca jca, byte[] privateKeyInfo) {
        try {
            PrivateKey key = jca.keyFactory("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKeyInfo));
            return block -> apply(jca, key, block);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA private key: " + e.getMessage(), e);
        }
    }

    private static byte[] apply(Jca jca, PrivateKey key, byte[] block) {
        try {
            Cipher rsa = jca.cipher(TRANSFORMATION);
            rsa.init(Cipher.DECRYPT_MODE, key);
            return rsa.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the RSA private operation failed", e);
        }
    }
}
