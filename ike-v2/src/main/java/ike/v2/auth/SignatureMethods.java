package ike.v2.auth;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods of the AUTH payload that are signatures (RFC 7296 §3.8, RFC 4754 §3, RFC 7427 §3).
 *
 * <pre>
 * method  1         a signature by RSASSA-PKCS1-v1_5; the hash stands inside
 * method  9 10 11   r | s of ECDSA, one curve and one hash each
 * method 14         ASN.1 Length (1 octet) | AlgorithmIdentifier | signature
 * </pre>
 */
public final class SignatureMethods {
    private static final SignatureScheme.Ecdsa P256 = new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.PLAIN);
    private static final SignatureScheme.Ecdsa P384 = new SignatureScheme.Ecdsa(SignatureHash.SHA2_384, PairForm.PLAIN);
    private static final SignatureScheme.Ecdsa P521 = new SignatureScheme.Ecdsa(SignatureHash.SHA2_512, PairForm.PLAIN);

    /** The hashes from the one that is preferred to the one of last resort. */
    private static final ImmutableList<SignatureHash> HASHES = ImmutableList.of(SignatureHash.SHA2_256,
            SignatureHash.SHA2_384, SignatureHash.SHA2_512, SignatureHash.SHA1);

    /** Everything that method 14 can carry, the usual one of each kind of key first. */
    private static final ImmutableList<SignatureScheme> DIGITAL = Stream.concat(
            HASHES.stream().flatMap(hash -> Stream.of(new SignatureScheme.RsaPkcs1(hash),
                    SignatureScheme.RsaPss.of(hash), new SignatureScheme.Ecdsa(hash, PairForm.DER),
                    new SignatureScheme.Dsa(hash, PairForm.DER))),
            Stream.of(new SignatureScheme.EdDsa(KeyType.ED25519), new SignatureScheme.EdDsa(KeyType.ED448)))
            .collect(ImmutableList.toImmutableList());

    /** What an AUTH payload holds: a signature by one of these schemes. */
    public record Claim(ImmutableList<SignatureScheme> schemes, Bytes signature) {
    }

    private SignatureMethods() {
    }

    /**
     * How we may sign for a peer, best first. The older RSA method leaves the hash to the signer, and SHA-1 is what every
     * peer checks (RFC 7296 §3.8); it takes another one only if our own configuration names it.
     *
     * @param pss whether RSASSA-PSS is better than the older scheme for RSA
     */
    public static ImmutableList<SignatureScheme> offered(HashAnnouncement peers, SignatureConstraint ours,
            boolean pss) {
        if (peers.isAny()) {
            Stream<SignatureScheme> last = DIGITAL.stream()
                    .filter(scheme -> pss && scheme instanceof SignatureScheme.RsaPkcs1);
            return Stream.concat(
                    DIGITAL.stream().filter(scheme -> !(pss && scheme instanceof SignatureScheme.RsaPkcs1)), last)
                    .filter(peers::covers).collect(ImmutableList.toImmutableList());
        }
        Stream<SignatureHash> hashes = ours.hashes().isEmpty() ? Stream.of(SignatureHash.SHA1) : HASHES.stream();
        return Stream.concat(hashes.map(SignatureScheme.RsaPkcs1::new), Stream.of(P256, P384, P521))
                .collect(ImmutableList.toImmutableList());
    }

    /** Our signature as a payload, for a peer that has announced this. */
    public static AuthPayload payload(HashAnnouncement peers, SignatureScheme scheme, Bytes signature) {
        if (!peers.isAny()) {
            return new AuthPayload(older(scheme), signature);
        }
        Bytes algorithm = AlgorithmIdentifiers.write(scheme);
        return new AuthPayload(AuthMethod.Known.DIGITAL_SIGNATURE,
                Bytes.concat(Bytes.of(algorithm.length()), algorithm, signature));
    }

    /** Those of a peer's signatures that a constraint lets through, best first; a kind of key may still be too short. */
    static Stream<SignatureScheme> taken(SignatureConstraint constraint, boolean digital) {
        return (digital
                ? DIGITAL.stream().filter(HashAnnouncement.OURS::covers)
                : Stream.<SignatureScheme>concat(HASHES.stream().map(SignatureScheme.RsaPkcs1::new),
                        Stream.of(P256, P384, P521)))
                .filter(constraint::admits);
    }

    /** The method by which a scheme travels without Digital Signature. */
    static AuthMethod older(SignatureScheme scheme) {
        if (scheme instanceof SignatureScheme.RsaPkcs1) {
            return AuthMethod.Known.RSA_DIGITAL_SIGNATURE;
        }
        return scheme.equals(P256)
                ? AuthMethod.Known.ECDSA_SHA256_P256
                : scheme.equals(P384) ? AuthMethod.Known.ECDSA_SHA384_P384 : AuthMethod.Known.ECDSA_SHA512_P521;
    }

    /** True for a payload that holds a signature. */
    public static boolean isSignature(AuthPayload auth) {
        return isSignature(auth.method());
    }

    static boolean isSignature(AuthMethod other) {
        return other instanceof AuthMethod.Known method && switch (method) {
            case RSA_DIGITAL_SIGNATURE, DSS_DIGITAL_SIGNATURE, ECDSA_SHA256_P256, ECDSA_SHA384_P384,
                    ECDSA_SHA512_P521, DIGITAL_SIGNATURE ->
                true;
            case SHARED_KEY, SECURE_PASSWORD, NULL_AUTHENTICATION -> false;
        };
    }

    /** The signature in a payload; nothing if it holds none that we can check. */
    public static Optional<Claim> read(AuthPayload auth) {
        if (auth.method().equals(AuthMethod.Known.DIGITAL_SIGNATURE)) {
            return digital(auth.data());
        }
        ImmutableList<SignatureScheme> schemes = schemes(auth.method());
        return schemes.isEmpty() ? Optional.empty() : Optional.of(new Claim(schemes, auth.data()));
    }

    /** What a method other than Digital Signature can be; nothing if it is no signature that we check. */
    static ImmutableList<SignatureScheme> schemes(AuthMethod method) {
        return switch (method) {
            case AuthMethod.Known.RSA_DIGITAL_SIGNATURE ->
                HASHES.stream().map(SignatureScheme.RsaPkcs1::new).collect(ImmutableList.toImmutableList());
            case AuthMethod.Known.ECDSA_SHA256_P256 -> ImmutableList.of(P256);
            case AuthMethod.Known.ECDSA_SHA384_P384 -> ImmutableList.of(P384);
            case AuthMethod.Known.ECDSA_SHA512_P521 -> ImmutableList.of(P521);
            default -> ImmutableList.of();
        };
    }

    private static Optional<Claim> digital(Bytes data) {
        int length = data.isEmpty() ? 0 : data.u8(0);
        return data.length() < 1 + length
                ? Optional.empty()
                : AlgorithmIdentifiers.read(data.slice(1, 1 + length)).toOptional()
                        .filter(HashAnnouncement.OURS::covers)
                        .map(scheme -> new Claim(ImmutableList.of(scheme), data.from(1 + length)));
    }
}
