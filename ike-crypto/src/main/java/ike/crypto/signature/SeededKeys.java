package ike.crypto.signature;

import ike.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * Private keys that anybody can repeat, as PrivateKeyInfo in DER: the same seed gives the same key. For the simulator, the lab
 * and tests; never for keys that shall protect something, for whoever knows the seed knows the key.
 */
public final class SeededKeys {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private static final int CERTAINTY = 64;

    private SeededKeys() {
    }

    /** An RSA key with a modulus of exactly {@code bits} bits. */
    public static Bytes rsa(int bits, long seed) {
        for (int attempt = 0;; attempt++) {
            BigInteger p = prime((bits + 1) / 2, seed, 2 * attempt);
            BigInteger q = prime(bits / 2, seed, 2 * attempt + 1);
            BigInteger p1 = p.subtract(BigInteger.ONE);
            BigInteger q1 = q.subtract(BigInteger.ONE);
            boolean good = p.multiply(q).bitLength() == bits && p1.gcd(EXPONENT).equals(BigInteger.ONE)
                    && q1.gcd(EXPONENT).equals(BigInteger.ONE);
            if (good) {
                BigInteger d = EXPONENT.modInverse(p1.multiply(q1));
                return encoded(new RSAPrivateCrtKeyParameters(p.multiply(q), EXPONENT, d, p, q, d.mod(p1), d.mod(q1),
                        q.modInverse(p)));
            }
        }
    }

    /** A key on a curve: {@code P-256}, {@code P-384}, {@code P-521} or {@code brainpoolP256r1}. */
    public static Bytes ec(String curve, long seed) {
        ASN1ObjectIdentifier oid = switch (curve) {
            case "P-256" -> X9ObjectIdentifiers.prime256v1;
            case "P-384" -> SECObjectIdentifiers.secp384r1;
            case "P-521" -> SECObjectIdentifiers.secp521r1;
            case "brainpoolP256r1" -> TeleTrusTObjectIdentifiers.brainpoolP256r1;
            default -> throw new IllegalArgumentException("no curve " + curve + " here");
        };
        ECNamedDomainParameters domain = new ECNamedDomainParameters(oid, ECNamedCurveTable.getByOID(oid));
        BigInteger limit = domain.getN().subtract(BigInteger.ONE);
        BigInteger d = number(limit.bitLength() + 64, seed, 0).mod(limit).add(BigInteger.ONE);
        return encoded(new ECPrivateKeyParameters(d, domain));
    }

    /** A DSA key with a modulus of 1024 bits and an order of 160 (FIPS 186-2): the DSS that IKEv1 means. */
    public static Bytes dsa(long seed) {
        BigInteger q = prime(160, seed, 0);
        BigInteger step = q.shiftLeft(1);
        BigInteger start = number(1024, seed, 1).setBit(1023);
        BigInteger p = start.subtract(start.mod(step)).add(step).add(BigInteger.ONE);
        while (!p.isProbablePrime(CERTAINTY)) {
            p = p.add(step);
        }
        BigInteger g = BigInteger.TWO.modPow(p.subtract(BigInteger.ONE).divide(q), p);
        BigInteger x = number(160 + 64, seed, 2).mod(q.subtract(BigInteger.ONE)).add(BigInteger.ONE);
        return encoded(new DSAPrivateKeyParameters(x, new DSAParameters(p, q, g)));
    }

    /** A key of EdDSA. */
    public static Bytes ed(KeyType type, long seed) {
        return type == KeyType.ED25519
                ? encoded(new Ed25519PrivateKeyParameters(
                        octets(Ed25519PrivateKeyParameters.KEY_SIZE, seed, 0).toArray()))
                : encoded(new Ed448PrivateKeyParameters(octets(Ed448PrivateKeyParameters.KEY_SIZE, seed, 0).toArray()));
    }

    /** A prime whose two highest bits are set, so that a product has twice its length. */
    private static BigInteger prime(int bits, long seed, int label) {
        return number(bits, seed, label).setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
    }

    private static BigInteger number(int bits, long seed, int label) {
        int octets = (bits + 7) / 8;
        return new BigInteger(1, octets(octets, seed, label).toArray()).shiftRight(8 * octets - bits);
    }

    private static Bytes octets(int length, long seed, int label) {
        Bytes octets = Bytes.EMPTY;
        for (int block = 0; octets.length() < length; block++) {
            octets = Bytes.concat(octets, SignatureHash.SHA2_512.of(Bytes.u64(seed), Bytes.u32(label),
                    Bytes.u32(block)));
        }
        return octets.slice(0, length);
    }

    private static Bytes encoded(AsymmetricKeyParameter key) {
        try {
            return Bytes.owning(PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }
}
