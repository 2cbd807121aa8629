package ike.crypto.signature;

import ike.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed448KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Keys for tests, the same in every run, as PrivateKeyInfo. */
public final class Keys {
    private Keys() {
    }

    /** An RSA key of any length, odd ones too. */
    public static Bytes rsa(int bits, long seed) {
        Random random = new Random(seed);
        BigInteger e = BigInteger.valueOf(65537);
        while (true) {
            BigInteger p = BigInteger.probablePrime((bits + 1) / 2, random);
            BigInteger q = BigInteger.probablePrime(bits / 2, random);
            BigInteger p1 = p.subtract(BigInteger.ONE);
            BigInteger q1 = q.subtract(BigInteger.ONE);
            if (p.multiply(q).bitLength() == bits && p1.gcd(e).equals(BigInteger.ONE)
                    && q1.gcd(e).equals(BigInteger.ONE)) {
                BigInteger d = e.modInverse(p1.multiply(q1));
                return encoded(new RSAPrivateCrtKeyParameters(p.multiply(q), e, d, p, q, d.mod(p1), d.mod(q1),
                        q.modInverse(p)));
            }
        }
    }

    /** A DSA key of 1024 bits. */
    public static Bytes dsa(long seed) {
        DSAParametersGenerator parameters = new DSAParametersGenerator();
        parameters.init(1024, 20, random(seed));
        DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
        generator.init(new DSAKeyGenerationParameters(random(seed), parameters.generateParameters()));
        return encoded(generator);
    }

    /** A key on a curve: {@code P-256}, {@code P-384}, {@code P-521} or {@code brainpoolP256r1}. */
    public static Bytes ec(String curve, long seed) {
        ASN1ObjectIdentifier oid = switch (curve) {
            case "P-256" -> X9ObjectIdentifiers.prime256v1;
            case "P-384" -> SECObjectIdentifiers.secp384r1;
            case "P-521" -> SECObjectIdentifiers.secp521r1;
            default -> TeleTrusTObjectIdentifiers.brainpoolP256r1;
        };
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(oid, ECNamedCurveTable.getByOID(oid)), random(seed)));
        return encoded(generator);
    }

    /** A key of EdDSA. */
    public static Bytes ed(KeyType type, long seed) {
        AsymmetricCipherKeyPairGenerator generator = type == KeyType.ED25519
                ? new Ed25519KeyPairGenerator()
                : new Ed448KeyPairGenerator();
        generator.init(new KeyGenerationParameters(random(seed), 256));
        return encoded(generator);
    }

    /** One of each kind and size that matters. */
    public static List<SigningKey> all() {
        return List.of(rsa(2048, 1), dsa(2), ec("P-256", 3), ec("P-384", 4), ec("P-521", 5), ec("brainpoolP256r1", 6),
                ed(KeyType.ED25519, 7), ed(KeyType.ED448, 8)).stream().map(k -> SigningKey.read(k).orThrow()).toList();
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
