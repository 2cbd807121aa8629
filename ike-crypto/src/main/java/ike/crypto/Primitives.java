package ike.crypto;

import static ike.crypto.Library.ACCP;
import static ike.crypto.Library.BOUNCY_CASTLE;
import static ike.crypto.Library.CONSCRYPT;
import static ike.crypto.Library.JDK;
import static ike.crypto.Library.LIBCRYPTO;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * Which library does what, the best first, as measured by {@code ./ike bench crypto} (docs/performance.md). What is not
 * loaded is passed over; the first one in pure Java is the reference.
 */
public final class Primitives {
    /** AES in Galois/Counter Mode (RFC 4106), with 12 or 16 octets of integrity check value. */
    public static final Primitive<KeyedAead.Service> AES_GCM = aead("AES-GCM");
    /** The same with 8 octets, which the Java runtime refuses. */
    public static final Primitive<KeyedAead.Service> AES_GCM_8 = aead("AES-GCM with 8 octets of ICV");
    /** AES in Counter with CBC-MAC mode (RFC 4309). */
    public static final Primitive<KeyedAead.Service> AES_CCM = aead("AES-CCM");
    /** Camellia in Counter with CBC-MAC mode (RFC 5529). */
    public static final Primitive<KeyedAead.Service> CAMELLIA_CCM = aead("Camellia-CCM");
    /** ChaCha20 with Poly1305 (RFC 7634). */
    public static final Primitive<KeyedAead.Service> CHACHA20_POLY1305 = aead("ChaCha20-Poly1305");
    /** AES in Cipher Block Chaining mode (RFC 3602). */
    public static final Primitive<KeyedCipher.Service> AES_CBC = cipher("AES-CBC");
    /** AES in Counter mode (RFC 3686). */
    public static final Primitive<KeyedCipher.Service> AES_CTR = cipher("AES-CTR");
    /** Camellia in Cipher Block Chaining mode (RFC 4312). */
    public static final Primitive<KeyedCipher.Service> CAMELLIA_CBC = cipher("Camellia-CBC");
    /** Camellia in Counter mode (RFC 5529). */
    public static final Primitive<KeyedCipher.Service> CAMELLIA_CTR = cipher("Camellia-CTR");
    /** Triple DES in Cipher Block Chaining mode (RFC 2451). */
    public static final Primitive<KeyedCipher.Service> TRIPLE_DES_CBC = cipher("3DES-CBC");
    /** DES in Cipher Block Chaining mode (RFC 2405). */
    public static final Primitive<KeyedCipher.Service> DES_CBC = cipher("DES-CBC");
    /** Blowfish in Cipher Block Chaining mode (RFC 2451). */
    public static final Primitive<KeyedCipher.Service> BLOWFISH_CBC = cipher("Blowfish-CBC");
    /** CAST-128 in Cipher Block Chaining mode (RFC 2144, RFC 2451). */
    public static final Primitive<KeyedCipher.Service> CAST_CBC = cipher("CAST-CBC");
    /** IDEA in Cipher Block Chaining mode (RFC 2451). */
    public static final Primitive<KeyedCipher.Service> IDEA_CBC = cipher("IDEA-CBC");
    /** HMAC with MD5 (RFC 2104). */
    public static final Primitive<KeyedMac.Service> HMAC_MD5 = mac("HMAC-MD5");
    /** HMAC with SHA-1 (RFC 2104). */
    public static final Primitive<KeyedMac.Service> HMAC_SHA1 = mac("HMAC-SHA1");
    /** HMAC with SHA-256 (RFC 4868). */
    public static final Primitive<KeyedMac.Service> HMAC_SHA256 = mac("HMAC-SHA256");
    /** HMAC with SHA-384 (RFC 4868). */
    public static final Primitive<KeyedMac.Service> HMAC_SHA384 = mac("HMAC-SHA384");
    /** HMAC with SHA-512 (RFC 4868). */
    public static final Primitive<KeyedMac.Service> HMAC_SHA512 = mac("HMAC-SHA512");
    /** HMAC with Tiger (RFC 2409 Appendix A). */
    public static final Primitive<KeyedMac.Service> HMAC_TIGER = mac("HMAC-Tiger");
    /** CMAC with AES (RFC 4493). */
    public static final Primitive<KeyedMac.Service> AES_CMAC = mac("AES-CMAC");
    /** XCBC with AES (RFC 3566), whole. */
    public static final Primitive<KeyedMac.Service> AES_XCBC = mac("AES-XCBC");

    /** MD5 (RFC 1321). */
    public static final Primitive<HashFunction> MD5 = hash("MD5");
    /** SHA-1 (FIPS 180-4). */
    public static final Primitive<HashFunction> SHA1 = hash("SHA-1");
    /** SHA-256 (FIPS 180-4). */
    public static final Primitive<HashFunction> SHA256 = hash("SHA-256");
    /** SHA-384 (FIPS 180-4). */
    public static final Primitive<HashFunction> SHA384 = hash("SHA-384");
    /** SHA-512 (FIPS 180-4). */
    public static final Primitive<HashFunction> SHA512 = hash("SHA-512");
    /** Tiger (RFC 2409 Appendix A). */
    public static final Primitive<HashFunction> TIGER = hash("Tiger");

    /** Exponentiation of the MODP groups (RFC 3526). */
    public static final Primitive<ModularPower.Service> MODP = new Primitive<>("MODP", ModularPower.Service.class);
    /** Points of the ECP groups (RFC 5903, RFC 5114, RFC 6954), all but one. */
    public static final Primitive<EllipticCurve.Service> ECP = new Primitive<>("ECP", EllipticCurve.Service.class);
    /** Points of the group of 384 bits (RFC 5903 §3.2), for which another library is the fastest. */
    public static final Primitive<EllipticCurve.Service> ECP_384 = new Primitive<>("ECP-384",
            EllipticCurve.Service.class);
    /** Multiplication on Curve25519 (RFC 7748 §5). */
    public static final Primitive<MontgomeryLadder> X25519 = new Primitive<>("X25519", MontgomeryLadder.class);
    /** Public values of Curve25519 (RFC 7748 §6.1), for which another library is the fastest. */
    public static final Primitive<MontgomeryLadder> X25519_BASE = new Primitive<>("X25519 of the base point",
            MontgomeryLadder.class);
    /** Multiplication on Curve448 (RFC 7748 §5). */
    public static final Primitive<MontgomeryLadder> X448 = new Primitive<>("X448", MontgomeryLadder.class);
    /** Public values of Curve448 (RFC 7748 §6.2), for which another library is the fastest. */
    public static final Primitive<MontgomeryLadder> X448_BASE = new Primitive<>("X448 of the base point",
            MontgomeryLadder.class);
    /** The private operation of RSA (RFC 8017 §5). */
    public static final Primitive<RsaOperation.Service> RSA = new Primitive<>("RSA", RsaOperation.Service.class);

    static final ImmutableMap<Primitive<?>, ImmutableList<Library>> ORDER = ImmutableMap
            .<Primitive<?>, ImmutableList<Library>>builder()
            .put(AES_GCM, ImmutableList.of(LIBCRYPTO, JDK, ACCP, BOUNCY_CASTLE))
            .put(AES_GCM_8, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(AES_CCM, ImmutableList.of(LIBCRYPTO, JDK, BOUNCY_CASTLE))
            .put(CAMELLIA_CCM, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(CHACHA20_POLY1305, ImmutableList.of(LIBCRYPTO, CONSCRYPT, JDK, BOUNCY_CASTLE))
            .put(AES_CBC, ImmutableList.of(JDK, LIBCRYPTO, BOUNCY_CASTLE))
            .put(AES_CTR, ImmutableList.of(JDK, LIBCRYPTO, BOUNCY_CASTLE))
            .put(CAMELLIA_CBC, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(CAMELLIA_CTR, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(TRIPLE_DES_CBC, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE, JDK))
            .put(DES_CBC, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(BLOWFISH_CBC, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(CAST_CBC, ImmutableList.of(BOUNCY_CASTLE))
            .put(IDEA_CBC, ImmutableList.of(BOUNCY_CASTLE))
            .put(HMAC_MD5, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(HMAC_SHA1, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(HMAC_SHA256, ImmutableList.of(JDK, ACCP, BOUNCY_CASTLE))
            .put(HMAC_SHA384, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(HMAC_SHA512, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(HMAC_TIGER, ImmutableList.of(BOUNCY_CASTLE))
            .put(AES_CMAC, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(AES_XCBC, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(MD5, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(SHA1, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(SHA256, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(SHA384, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(SHA512, ImmutableList.of(JDK, BOUNCY_CASTLE))
            .put(TIGER, ImmutableList.of(BOUNCY_CASTLE))
            .put(MODP, ImmutableList.of(LIBCRYPTO, JDK))
            .put(ECP, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(ECP_384, ImmutableList.of(BOUNCY_CASTLE, LIBCRYPTO))
            .put(X25519, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(X25519_BASE, ImmutableList.of(BOUNCY_CASTLE, LIBCRYPTO))
            .put(X448, ImmutableList.of(LIBCRYPTO, BOUNCY_CASTLE))
            .put(X448_BASE, ImmutableList.of(BOUNCY_CASTLE, LIBCRYPTO))
            .put(RSA, ImmutableList.of(LIBCRYPTO, ACCP, CONSCRYPT, JDK))
            .buildOrThrow();

    private Primitives() {
    }

    private static Primitive<KeyedAead.Service> aead(String name) {
        return new Primitive<>(name, KeyedAead.Service.class);
    }

    private static Primitive<KeyedCipher.Service> cipher(String name) {
        return new Primitive<>(name, KeyedCipher.Service.class);
    }

    private static Primitive<KeyedMac.Service> mac(String name) {
        return new Primitive<>(name, KeyedMac.Service.class);
    }

    private static Primitive<HashFunction> hash(String name) {
        return new Primitive<>(name, HashFunction.class);
    }
}
