package ike.crypto.tls;

import com.google.common.collect.ImmutableMap;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;

/** The signatures of TLS (RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1) that our private keys make, best first. */
final class TlsSchemes {
    private static final ImmutableMap<Integer, SignatureScheme> BY_NUMBER = ImmutableMap
            .<Integer, SignatureScheme>builder()
            .put(org.bouncycastle.tls.SignatureScheme.ed25519, new SignatureScheme.EdDsa(KeyType.ED25519))
            .put(org.bouncycastle.tls.SignatureScheme.ed448, new SignatureScheme.EdDsa(KeyType.ED448))
            .put(org.bouncycastle.tls.SignatureScheme.ecdsa_secp256r1_sha256, ecdsa(SignatureHash.SHA2_256))
            .put(org.bouncycastle.tls.SignatureScheme.ecdsa_secp384r1_sha384, ecdsa(SignatureHash.SHA2_384))
            .put(org.bouncycastle.tls.SignatureScheme.ecdsa_secp521r1_sha512, ecdsa(SignatureHash.SHA2_512))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pss_rsae_sha256,
                    SignatureScheme.RsaPss.of(SignatureHash.SHA2_256))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pss_rsae_sha384,
                    SignatureScheme.RsaPss.of(SignatureHash.SHA2_384))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pss_rsae_sha512,
                    SignatureScheme.RsaPss.of(SignatureHash.SHA2_512))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pkcs1_sha256,
                    new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pkcs1_sha384,
                    new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_384))
            .put(org.bouncycastle.tls.SignatureScheme.rsa_pkcs1_sha512,
                    new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_512))
            .build();
    /** Without a curve in the number's meaning, in TLS 1.2 (RFC 8422 §5.1.1); in TLS 1.3 the curve belongs to it. */
    private static final ImmutableMap<Integer, Integer> CURVE_BITS = ImmutableMap.of(
            org.bouncycastle.tls.SignatureScheme.ecdsa_secp256r1_sha256, 256,
            org.bouncycastle.tls.SignatureScheme.ecdsa_secp384r1_sha384, 384,
            org.bouncycastle.tls.SignatureScheme.ecdsa_secp521r1_sha512, 521);

    private TlsSchemes() {
    }

    private static SignatureScheme ecdsa(SignatureHash hash) {
        return new SignatureScheme.Ecdsa(hash, PairForm.DER);
    }

    /** What a number of the wire means, if our keys can do it. */
    static Optional<SignatureScheme> scheme(SignatureAndHashAlgorithm algorithm) {
        return Optional.ofNullable(BY_NUMBER.get(org.bouncycastle.tls.SignatureScheme.from(algorithm)));
    }

    /** Our favourite among those that the other end takes and this key makes. */
    static Optional<SignatureAndHashAlgorithm> choose(SigningKey key, List<SignatureAndHashAlgorithm> taken,
            boolean tls13) {
        return BY_NUMBER.entrySet().stream().filter(entry -> fits(entry, key, tls13))
                .map(entry -> org.bouncycastle.tls.SignatureScheme.getSignatureAndHashAlgorithm(entry.getKey()))
                .filter(taken::contains).findFirst();
    }

    private static boolean fits(Map.Entry<Integer, SignatureScheme> entry, SigningKey key, boolean tls13) {
        if (tls13 && entry.getValue() instanceof SignatureScheme.RsaPkcs1) {
            return false;
        }
        int bits = key.publicKey().bits();
        return key.publicKey().fits(entry.getValue())
                && (!tls13 || CURVE_BITS.getOrDefault(entry.getKey(), bits) == bits);
    }
}
