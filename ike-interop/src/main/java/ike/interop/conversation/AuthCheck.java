package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.crypto.Algorithms;
import ike.crypto.ConstantTime;
import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.interop.keys.KeyTables;
import ike.interop.keys.SaSecret;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies AUTH (RFC 7296 §2.15) with the secrets and certificates at hand, or says which one is missing. */
final class AuthCheck {
    private final KeyTables keys;
    private final Credentials credentials;

    AuthCheck(KeyTables keys, Credentials credentials) {
        this.keys = keys;
        this.credentials = credentials;
    }

    /** What the message proves: nothing, or as many AUTH as there are in it; behind EAP another round may begin at once (RFC 4739 §3). */
    ImmutableList<Proof> proofs(OpenedMessage message, IkeSaStory story, Bytes spiI, Bytes spiR) {
        return message.payloads().stream().filter(AuthPayload.class::isInstance).map(AuthPayload.class::cast)
                .map(auth -> proof(message, auth, story, new Sa(spiI, spiR))).collect(ImmutableList.toImmutableList());
    }

    private Proof proof(OpenedMessage message, AuthPayload auth, IkeSaStory story, Sa sa) {
        boolean ofInitiator = message.header().isInitiator();
        String of = message.first(IdPayload.class).map(IdPayload::id)
                .or(() -> (ofInitiator ? story.idi() : story.idr()).stream().findFirst().map(AuthCheck::claimed))
                .map(Identification::describe).orElse(ofInitiator ? "the initiator" : "the responder");
        Judgement judgement = judge(message, auth, story, sa);
        return new Proof("AUTH", of, auth.method().label(), judgement.verdict(), judgement.reason());
    }

    private record Sa(Bytes spiI, Bytes spiR) {
    }

    private Judgement judge(OpenedMessage message, AuthPayload auth, IkeSaStory story, Sa sa) {
        boolean ofInitiator = message.header().isInitiator();
        Optional<IkeSaStory.Signed> own = ofInitiator ? story.message1() : story.message2();
        Optional<IkeSaStory.Signed> other = ofInitiator ? story.message2() : story.message1();
        if (own.isEmpty() || other.isEmpty()) {
            return Judgement.missing("IKE_SA_INIT is not in the capture");
        }
        Optional<Prf> prf = story.prf().flatMap(Algorithms::prf);
        if (prf.isEmpty()) {
            return Judgement.missing(story.isResumed() && story.algorithms().isEmpty()
                    ? "the IKE SA that is resumed, and with it the PRF, is not in the capture"
                    : "the PRF is not among what this program can do");
        }
        ImmutableList<Bytes> ids = ofInitiator ? story.idi() : story.idr();
        if (ids.isEmpty()) {
            return Judgement.missing("the identity is not in the capture");
        }
        // Several where IKE_INTERMEDIATE has made new ones (RFC 9370 §2.2.2), or a PPK has changed them (RFC 8784 §3).
        String name = ofInitiator ? "SK_pi" : "SK_pr";
        ImmutableList<Secret> skP = secrets(sa, name);
        if (skP.isEmpty()) {
            return Judgement.missing("the secret " + name + " is missing");
        }
        Optional<Bytes> intAuth = story.intermediate().octets(prf.get(), secrets(sa, "SK_pi").reverse(),
                secrets(sa, "SK_pr").reverse());
        if (intAuth.isEmpty()) {
            return Judgement.missing("a message or a secret of an IKE_INTERMEDIATE exchange is missing");
        }
        ImmutableList<Bytes> signed = ids.stream().flatMap(id -> skP.stream()
                .map(key -> Bytes.concat(ofInitiator
                        ? Auth.initiatorSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(), id,
                                DerivationLog.NONE)
                        : Auth.responderSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(),
                                id, DerivationLog.NONE),
                        intAuth.get())))
                .collect(ImmutableList.toImmutableList());
        if (story.isResumed() && auth.method() == AuthMethod.Known.SHARED_KEY) {
            return byOldKeys(prf.get(), skP, signed, auth.data());
        }
        return switch (auth.method()) {
            case AuthMethod.Known.SHARED_KEY -> byShared(prf.get(), signed, auth.data(), story, sa, skP);
            // Without an identity to prove, SK_p itself takes the place of the secret (RFC 7619 §2.1).
            case AuthMethod.Known.NULL_AUTHENTICATION -> bySecret(prf.get(), signed, auth.data(), skP);
            default -> SignatureCheck.judge(AuthSignatures.attempts(auth, signed), AuthSignatures.signers(message),
                    credentials.certificates(), claimed(ids.getFirst()));
        };
    }

    private static Identification claimed(Bytes idBody) {
        return new Identification(IdType.of(idBody.u8(0)), idBody.from(4));
    }

    /** Whoever resumes an IKE SA proves that he has its keys, and no more (RFC 5723 §4.3.3). */
    private static Judgement byOldKeys(Prf prf, ImmutableList<Secret> skP, ImmutableList<Bytes> signed, Bytes auth) {
        return Judgement.of(Streams.zip(skP.stream(), signed.stream(),
                (key, octets) -> Auth.resumed(prf, key, octets, DerivationLog.NONE))
                .anyMatch(expected -> ConstantTime.equal(expected, auth)));
    }

    /**
     * By a pre-shared key or by what EAP has left: a key of its own, or, where the method makes none, SK_p (RFC 7296 §2.16). A
     * pre-shared key that the user names says nothing of EAP's.
     */
    private Judgement byShared(Prf prf, ImmutableList<Bytes> signed, Bytes auth, IkeSaStory story, Sa sa,
            ImmutableList<Secret> skP) {
        ImmutableList<Secret> logged = secrets(sa, SaSecret.SHARED_SECRET);
        ImmutableList<Secret> candidates = Stream.of(credentials.psks().stream(), logged.stream(),
                story.usesEap() ? skP.stream() : Stream.<Secret>empty()).flatMap(secrets -> secrets)
                .collect(ImmutableList.toImmutableList());
        Judgement judgement = bySecret(prf, signed, auth, candidates);
        return judgement.verdict() == Verdict.BAD && story.usesEap() && (logged.isEmpty() || story.hasRounds())
                ? Judgement.missing("the secret " + SaSecret.SHARED_SECRET + ", EAP's key, is missing")
                : judgement;
    }

    private static Judgement bySecret(Prf prf, ImmutableList<Bytes> signed, Bytes auth,
            ImmutableList<Secret> candidates) {
        if (candidates.isEmpty()) {
            return Judgement.missing("the secret " + SaSecret.SHARED_SECRET + " is missing");
        }
        return Judgement.of(candidates.stream().anyMatch(secret -> signed.stream().anyMatch(
                octets -> ConstantTime.equal(Auth.psk(prf, secret, octets, DerivationLog.NONE), auth))));
    }

    private ImmutableList<Secret> secrets(Sa sa, String name) {
        return keys.secrets(sa.spiI(), sa.spiR(), name);
    }
}
