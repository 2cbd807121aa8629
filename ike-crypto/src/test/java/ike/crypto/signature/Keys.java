package ike.crypto.signature;

import ike.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Keys for tests, the same in every run, as PrivateKeyInfo. */
public final class Keys {
    private Keys() {
    }

    /** A DSA key of 1024 bits. */
    public static Bytes dsa(long seed) {
        DSAParametersGenerator parameters = new DSAParametersGenerator();
        parameters.init(1024, 20, random(seed));
        DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
        generator.init(new DSAKeyGenerationParameters(random(seed), parameters.generateParameters()));
        return encoded(generator);
    }

    /** One of each kind and size that matters. */
    public static List<SigningKey> all() {
        return List.of(SeededKeys.rsa(2048, 1), dsa(2), SeededKeys.ec("P-256", 3), SeededKeys.ec("P-384", 4),
                SeededKeys.ec("P-521", 5), SeededKeys.ec("brainpoolP256r1", 6), SeededKeys.ed(KeyType.ED25519, 7),
                SeededKeys.ed(KeyType.ED448, 8)).stream().map(k -> SigningKey.read(k).orThrow()).toList();
    }

    private static Bytes encoded(AsymmetricCipherKeyPairGenerator generator) {
        return encoded(generator.generateKeyPair().getPrivate());
    }

    private static Bytes encoded(AsymmetricKeyParameter key) {
        try {
            return Bytes.owning(PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded("DER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecureRandom random(long seed) {
        Random source = new Random(seed);
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] octets) {
                source.nextBytes(octets);
            }
        };
    }
}
