package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Prf;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.VerificationKey;
import ike.crypto.v1.OakleySuite;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EncryptionRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.XauthUser;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v2.PrfId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which methods of authentication a connection allows, and what each signs with (RFC 2409 §5.1, RFC 4754). */
public final class Methods {
    private static final ImmutableList<AuthenticationMethod> CURVES = ImmutableList.of(
            AuthenticationMethod.ECDSA_SHA256_P256, AuthenticationMethod.ECDSA_SHA384_P384,
            AuthenticationMethod.ECDSA_SHA512_P521);
    private static final ImmutableList<AuthenticationMethod> SIGNATURES = ImmutableList
            .<AuthenticationMethod>builder().add(AuthenticationMethod.RSA_SIGNATURES).addAll(CURVES)
            .add(AuthenticationMethod.DSS_SIGNATURES).build();

    private Methods() {
    }

    /** Its methods, best first; none when IKEv1 has none for it. Both sides prove themselves in the same way. */
    public static ImmutableList<AuthenticationMethod> of(Connection connection) {
        Optional<Proof> local = proof(connection.local());
        Optional<Proof> remote = proof(connection.remote());
        if (local.orElse(null) instanceof PublicKeyRound own && remote.orElse(null) instanceof PublicKeyRound) {
            return ofKeys(own);
        }
        if (local.orElse(null) instanceof PublicKeyRound own && remote.orElse(null) instanceof Proof.UserAlone) {
            return forUsers(ofKeys(own));
        }
        if (local.orElse(null) instanceof Proof.UserAlone && remote.orElse(null) instanceof PublicKeyRound) {
            return forUsers(SIGNATURES);
        }
        if (local.orElse(null) instanceof EncryptionRound own && remote.orElse(null) instanceof EncryptionRound peer) {
            return own.revised() != peer.revised()
                    ? ImmutableList.of()
                    : ImmutableList.of(own.revised()
                            ? AuthenticationMethod.REVISED_RSA_ENCRYPTION
                            : AuthenticationMethod.RSA_ENCRYPTION);
        }
        boolean shared = local.orElse(null) instanceof Proof.PreSharedKey
                && remote.orElse(null) instanceof Proof.PreSharedKey;
        return shared ? ImmutableList.of(AuthenticationMethod.PRE_SHARED_KEY) : ImmutableList.of();
    }

    /** Hybrid authentication has no numbers for ECDSA. */
    private static ImmutableList<AuthenticationMethod> forUsers(ImmutableList<AuthenticationMethod> signatures) {
        return signatures.stream().filter(method -> hybrid(method, true).isPresent())
                .collect(ImmutableList.toImmutableList());
    }

    /** Those that it offers as initiator, or accepts as responder: where one end is a user, the method says which. */
    static ImmutableList<AuthenticationMethod> of(Connection connection, boolean weInitiate) {
        Optional<XauthUser> user = connection.ikev1().user();
        if (user.isEmpty()) {
            return weInitiate ? of(connection) : withCurves(of(connection));
        }
        boolean initiatorIsUser = user.get() instanceof XauthUser.Ours == weInitiate;
        boolean alone = Stream.of(connection.local(), connection.remote())
                .anyMatch(rounds -> proof(rounds).orElse(null) instanceof Proof.UserAlone);
        return of(connection).stream()
                .flatMap(method -> (alone ? hybrid(method, initiatorIsUser) : extended(method, initiatorIsUser))
                        .stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** A responder takes the initiator's curve, and signs on its own, as strongSwan does: RFC 4754 has one curve for both. */
    private static ImmutableList<AuthenticationMethod> withCurves(ImmutableList<AuthenticationMethod> own) {
        return own.stream().noneMatch(CURVES::contains)
                ? own
                : Stream.concat(own.stream(), CURVES.stream()).distinct().collect(ImmutableList.toImmutableList());
    }

    private static Optional<AuthenticationMethod> extended(AuthenticationMethod method, boolean initiator) {
        return switch (method) {
            case PRE_SHARED_KEY -> Optional.of(initiator
                    ? AuthenticationMethod.XAUTH_INIT_PRE_SHARED
                    : AuthenticationMethod.XAUTH_RESP_PRE_SHARED);
            case RSA_SIGNATURES -> Optional.of(initiator
                    ? AuthenticationMethod.XAUTH_INIT_RSA
                    : AuthenticationMethod.XAUTH_RESP_RSA);
            case DSS_SIGNATURES -> Optional.of(initiator
                    ? AuthenticationMethod.XAUTH_INIT_DSS
                    : AuthenticationMethod.XAUTH_RESP_DSS);
            default -> Optional.empty();
        };
    }

    private static Optional<AuthenticationMethod> hybrid(AuthenticationMethod method, boolean initiator) {
        return switch (method) {
            case RSA_SIGNATURES -> Optional.of(initiator
                    ? AuthenticationMethod.HYBRID_INIT_RSA
                    : AuthenticationMethod.HYBRID_RESP_RSA);
            case DSS_SIGNATURES -> Optional.of(initiator
                    ? AuthenticationMethod.HYBRID_INIT_DSS
                    : AuthenticationMethod.HYBRID_RESP_DSS);
            default -> Optional.empty();
        };
    }

    /** Which signatures a method stands for: over a hash that is made here. */
    static ImmutableList<SignatureScheme> schemes(AuthenticationMethod method) {
        return switch (method) {
            case DSS_SIGNATURES, XAUTH_INIT_DSS, XAUTH_RESP_DSS, HYBRID_INIT_DSS, HYBRID_RESP_DSS ->
                ImmutableList.of(new SignatureScheme.PairBare(KeyType.DSA));
            case ECDSA_SHA256_P256, ECDSA_SHA384_P384, ECDSA_SHA512_P521 ->
                ImmutableList.of(new SignatureScheme.PairBare(KeyType.ECDSA));
            default -> ImmutableList.of(new SignatureScheme.RsaBare());
        };
    }

    /**
     * What HASH_I and HASH_R are made with: DSS knows SHA-1 only, and each method of RFC 4754 has its hash; both put it
     * into HMAC in the place of the negotiated one (RFC 2409 §5.1).
     */
    static Prf prf(AuthenticationMethod method, OakleySuite suite) {
        return switch (method) {
            case DSS_SIGNATURES, XAUTH_INIT_DSS, XAUTH_RESP_DSS, HYBRID_INIT_DSS, HYBRID_RESP_DSS ->
                hmac(PrfId.PRF_HMAC_SHA1);
            case ECDSA_SHA256_P256 -> hmac(PrfId.PRF_HMAC_SHA2_256);
            case ECDSA_SHA384_P384 -> hmac(PrfId.PRF_HMAC_SHA2_384);
            case ECDSA_SHA512_P521 -> hmac(PrfId.PRF_HMAC_SHA2_512);
            default -> suite.prf();
        };
    }

    private static Prf hmac(PrfId id) {
        return Algorithms.prf(id).orElseThrow();
    }

    private static Optional<Proof> proof(List<AuthRound> rounds) {
        return rounds.stream().findFirst().map(AuthRound::proof);
    }

    /** Those of the keys that are named; all when none is. */
    private static ImmutableList<AuthenticationMethod> ofKeys(PublicKeyRound own) {
        ImmutableList<VerificationKey> keys = Stream
                .concat(own.certificates().stream().map(certificate -> certificate.publicKey()), own.keys().stream())
                .collect(ImmutableList.toImmutableList());
        return keys.isEmpty()
                ? SIGNATURES
                : keys.stream().flatMap(key -> of(key).stream()).distinct().collect(ImmutableList.toImmutableList());
    }

    private static Optional<AuthenticationMethod> of(VerificationKey key) {
        return switch (key.type()) {
            case RSA -> Optional.of(AuthenticationMethod.RSA_SIGNATURES);
            case DSA -> Optional.of(AuthenticationMethod.DSS_SIGNATURES);
            case ECDSA -> switch (key.bits()) {
                case 256 -> Optional.of(AuthenticationMethod.ECDSA_SHA256_P256);
                case 384 -> Optional.of(AuthenticationMethod.ECDSA_SHA384_P384);
                case 521 -> Optional.of(AuthenticationMethod.ECDSA_SHA512_P521);
                default -> Optional.empty();
            };
            case ED25519, ED448 -> Optional.empty();
        };
    }
}
