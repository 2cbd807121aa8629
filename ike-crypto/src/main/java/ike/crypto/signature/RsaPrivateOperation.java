package ike.crypto.signature;

import ike.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/**
 * The private operation of RSA on a block as long as the modulus (RFC 8017 §5.1.2, §5.2.1). The JDK does it with the
 * Chinese remainder theorem and blinded; the blinding never shows in the result.
 */
record RsaPrivateOperation(RsaPublicKey publicKey, PrivateKey key) {
    static RsaPrivateOperation of(RsaPublicKey publicKey, RSAPrivateCrtKeyParameters k) {
        try {
            return new RsaPrivateOperation(publicKey, KeyFactory.getInstance("RSA").generatePrivate(
                    new RSAPrivateCrtKeySpec(k.getModulus(), k.getPublicExponent(), k.getExponent(), k.getP(),
                            k.getQ(), k.getDP(), k.getDQ(), k.getQInv())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA private key: " + e.getMessage(), e);
        }
    }

    /**
     * The result. It is checked with the public key before it leaves: one wrong bit in one half of the computation
     * would give the factors away.
     *
     * @throws IllegalStateException if the check fails
     */
    Bytes apply(Bytes block) {
        Bytes result = compute(block);
        Optional<Bytes> back = publicKey.opened(result);
        if (back.isEmpty() || !back.get().equals(block)) {
            throw new IllegalStateException("an RSA computation went wrong; its result is not given out");
        }
        return result;
    }

    private Bytes compute(Bytes block) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            return Bytes.owning(rsa.doFinal(block.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the RSA private operation failed", e);
        }
    }

    @Override
    public String toString() {
        return "RSA private key";
    }
}
