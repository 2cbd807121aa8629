package ike.crypto.signature;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.Range;
import ike.wire.Status;
import java.util.Map;
import java.util.Objects;

/**
 * How strongly RFC 8247 asks for signatures in IKEv2: for those of the Digital Signature method (§3.2), and for the lengths
 * of RSA keys (§3.1.1). What the methods of AUTH and the hashes have, their registries say.
 */
public final class SignatureLevels {
    private static final ImmutableMap<SignatureScheme, Status> SCHEMES = ImmutableMap.of(
            SignatureScheme.RsaPss.of(SignatureHash.SHA2_256), Status.MUST,
            new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER), Status.SHOULD,
            new SignatureScheme.RsaPkcs1(SignatureHash.SHA1), Status.MUST_NOT,
            new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.DER), Status.MUST_NOT,
            new SignatureScheme.Ecdsa(SignatureHash.SHA1, PairForm.DER), Status.MUST_NOT,
            SignatureScheme.RsaPss.of(SignatureHash.SHA1), Status.MUST_NOT);

    private static final ImmutableRangeMap<Integer, Status> RSA_BITS = ImmutableRangeMap.<Integer, Status>builder()
            .put(Range.lessThan(2048), Status.SHOULD_NOT).put(Range.singleton(2048), Status.MUST)
            .put(Range.open(2048, 3072), Status.MAY).put(Range.singleton(3072), Status.SHOULD)
            .put(Range.open(3072, 4096), Status.MAY).put(Range.singleton(4096), Status.SHOULD)
            .put(Range.greaterThan(4096), Status.UNSPECIFIED).build();

    private SignatureLevels() {
    }

    /** Of a signature. RSASSA-PKCS1-v1_5 is left to everybody (§3.2, below the first table), with a hash that is allowed. */
    public static Status of(SignatureScheme scheme) {
        Status rest = scheme instanceof SignatureScheme.RsaPkcs1 ? Status.MAY : Status.UNSPECIFIED;
        return Objects.requireNonNull(SCHEMES.getOrDefault(scheme, rest));
    }

    /** Of a key: only RSA's have levels. */
    public static Status of(VerificationKey key) {
        return key.type() == KeyType.RSA
                ? Objects.requireNonNull(RSA_BITS.get(key.bits()))
                : Status.UNSPECIFIED;
    }

    /** The signatures that must not be used and that a configuration names all the same, by their hash. */
    public static ImmutableList<SignatureScheme> forbidden(SignatureConstraint constraint) {
        return constraint.hashes().isEmpty()
                ? ImmutableList.of()
                : SCHEMES.entrySet().stream().filter(entry -> entry.getValue() == Status.MUST_NOT)
                        .map(Map.Entry::getKey).filter(constraint::admits)
                        .collect(ImmutableList.toImmutableList());
    }
}
