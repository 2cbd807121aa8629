package ike.crypto.jca;

import ike.crypto.Direction;
import ike.crypto.KeyedAead;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** An AEAD cipher, initialized anew for each message, as the JCA wants it. */
final class JcaAead implements KeyedAead {
    private final Cipher cipher;
    private final int mode;
    private final Secret octets;
    private final SecretKey key;
    private final Function<byte[], AlgorithmParameterSpec> parameters;

    private JcaAead(Cipher cipher, String algorithm, Secret key, Direction direction,
            Function<byte[], AlgorithmParameterSpec> parameters) {
        this.cipher = cipher;
        this.parameters = parameters;
        mode = direction == Direction.SEAL ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
        octets = key.copy();
        this.key = octets.asKey(algorithm, SecretAccess.forProvider());
    }

    static KeyedAead.Service gcm(Jca jca) {
        return (key, icvLength, direction) -> new JcaAead(jca.cipher("AES/GCM/NoPadding"), "AES", key, direction,
                nonce -> new GCMParameterSpec(8 * icvLength, nonce));
    }

    static KeyedAead.Service chaCha20(Jca jca) {
        return (key, _, direction) -> new JcaAead(jca.cipher("ChaCha20-Poly1305"), "ChaCha20", key, direction,
                IvParameterSpec::new);
    }

    @Override
    public int run(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength,
            byte[] out, int outOffset) {
        try {
            cipher.init(mode, key, parameters.apply(nonce));
            cipher.updateAAD(aad, aadOffset, aadLength);
            return cipher.doFinal(in, inOffset, inLength, out, outOffset);
        } catch (AEADBadTagException _) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(cipher.getAlgorithm() + " refuses by its tag only", e);
        }
    }

    @Override
    public void close() {
        octets.close();
    }
}
