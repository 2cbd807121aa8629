package ike.benchmarks.crypto;

import ike.crypto.Primitive;
import ike.crypto.Primitives;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.util.Optional;

/** A key of each kind that signs AUTH (RFC 7427 §3, RFC 8420), and the scheme that is as strong as it. */
public enum SignatureKey {
    /** RSASSA-PKCS1-v1_5 with 2048 bits. */
    RSA_2048(new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256)),
    /** RSASSA-PSS with 2048 bits. */
    RSA_PSS_2048(SignatureScheme.RsaPss.of(SignatureHash.SHA2_256)),
    /** RSASSA-PKCS1-v1_5 with 3072 bits. */
    RSA_3072(new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256)),
    /** RSASSA-PKCS1-v1_5 with 4096 bits. */
    RSA_4096(new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_512)),
    /** DSA with 1024 bits and SHA-1, the DSS of both versions. */
    DSA_1024(new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.PLAIN)),
    /** ECDSA on P-256. */
    ECDSA_P256(new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER)),
    /** ECDSA on P-384. */
    ECDSA_P384(new SignatureScheme.Ecdsa(SignatureHash.SHA2_384, PairForm.DER)),
    /** ECDSA on P-521. */
    ECDSA_P521(new SignatureScheme.Ecdsa(SignatureHash.SHA2_512, PairForm.DER)),
    /** ECDSA on brainpoolP256r1. */
    ECDSA_BRAINPOOL_P256R1(new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER)),
    /** Ed25519. */
    ED25519(new SignatureScheme.EdDsa(KeyType.ED25519)),
    /** Ed448. */
    ED448(new SignatureScheme.EdDsa(KeyType.ED448));

    @SuppressWarnings("ImmutableEnumChecker") // records of enums and numbers
    private final SignatureScheme scheme;

    SignatureKey(SignatureScheme scheme) {
        this.scheme = scheme;
    }

    SignatureScheme scheme() {
        return scheme;
    }

    /** What libraries compete for in it. */
    Optional<Primitive<?>> primitive() {
        return switch (this) {
            case RSA_2048, RSA_PSS_2048, RSA_3072, RSA_4096 -> Optional.of(Primitives.RSA);
            case ECDSA_P384 -> Optional.of(Primitives.ECP_384);
            case ECDSA_P256, ECDSA_P521, ECDSA_BRAINPOOL_P256R1 -> Optional.of(Primitives.ECP);
            case DSA_1024, ED25519, ED448 -> Optional.empty();
        };
    }

    /** What the Java runtime calls the signature, where it has it and does not serve it through our table. */
    Optional<String> jdk() {
        return switch (this) {
            case DSA_1024 -> Optional.of("SHA1withDSA");
            case ECDSA_P256 -> Optional.of("SHA256withECDSA");
            case ECDSA_P384 -> Optional.of("SHA384withECDSA");
            case ECDSA_P521 -> Optional.of("SHA512withECDSA");
            case ED25519 -> Optional.of("Ed25519");
            case ED448 -> Optional.of("Ed448");
            case RSA_2048, RSA_PSS_2048, RSA_3072, RSA_4096, ECDSA_BRAINPOOL_P256R1 -> Optional.empty();
        };
    }

    SigningKey key() {
        return SigningKey.read(encoded()).orThrow();
    }

    /** A PrivateKeyInfo in DER. */
    Bytes encoded() {
        return switch (this) {
            case RSA_2048, RSA_PSS_2048 -> SeededKeys.rsa(2048, 1);
            case RSA_3072 -> SeededKeys.rsa(3072, 1);
            case RSA_4096 -> SeededKeys.rsa(4096, 1);
            case DSA_1024 -> SeededKeys.dsa(1);
            case ECDSA_P256 -> SeededKeys.ec("P-256", 1);
            case ECDSA_P384 -> SeededKeys.ec("P-384", 1);
            case ECDSA_P521 -> SeededKeys.ec("P-521", 1);
            case ECDSA_BRAINPOOL_P256R1 -> SeededKeys.ec("brainpoolP256r1", 1);
            case ED25519 -> SeededKeys.ed(KeyType.ED25519, 1);
            case ED448 -> SeededKeys.ed(KeyType.ED448, 1);
        };
    }
}
