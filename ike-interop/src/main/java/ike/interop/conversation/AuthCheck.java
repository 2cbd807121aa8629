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
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import ike.wire.v2.PayloadType;
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

    /** What the message proves: nothing, or one AUTH. */
    ImmutableList<Proof> proofs(OpenedMessage message, IkeSaStory story, Bytes spiI, Bytes spiR) {
        return message.first(AuthPayload.class).map(auth -> {
            boolean ofInitiator = message.header().isInitiator();
            String of = message.first(IdPayload.class).map(payload -> payload.id().describe())
                    .orElse(ofInitiator ? "the initiator" : "the responder");
            Judgement judgement = judge(message, auth, story, new Sa(spiI, spiR));
            return ImmutableList
                    .of(new Proof("AUTH", of, auth.method().label(), judgement.verdict(), judgement.reason()));
        }).orElse(ImmutableList.of());
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
        Optional<Bytes> id = ofInitiator
                ? message.body(PayloadType.Known.IDI).or(story::idi)
                : message.body(PayloadType.Known.IDR).or(story::idr);
        if (id.isEmpty()) {
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
        ImmutableList<Bytes> signed = skP.stream()
                .map(key -> Bytes.concat(ofInitiator
                        ? Auth.initiatorSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(), id.get(),
                                DerivationLog.NONE)
                        : Auth.responderSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(),
                                id.get(), DerivationLog.NONE),
                        intAuth.get()))
                .collect(ImmutableList.toImmutableList());
        if (story.isResumed() && auth.method() == AuthMethod.Known.SHARED_KEY) {
            return byOldKeys(prf.get(), skP, signed, auth.data());
        }
        return switch (auth.method()) {
            case AuthMethod.Known.SHARED_KEY -> bySecret(prf.get(), signed, auth.data(),
                    Stream.concat(credentials.psk().stream(), secrets(sa, SaSecret.SHARED_SECRET).stream())
                            .collect(ImmutableList.toImmutableList()));
            // Without an identity to prove, SK_p itself takes the place of the secret (RFC 7619 §2.1).
            case AuthMethod.Known.NULL_AUTHENTICATION -> bySecret(prf.get(), signed, auth.data(), skP);
            default -> SignatureCheck.judge(AuthSignatures.attempts(auth, signed), AuthSignatures.signers(message),
                    credentials.certificates(), claimed(id.get()));
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
