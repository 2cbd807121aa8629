package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
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
            Judgement judgement = judge(message, auth, story, spiI, spiR);
            return ImmutableList.of(new Proof("AUTH", of, auth.method().label(), judgement.verdict, judgement.reason));
        }).orElse(ImmutableList.of());
    }

    /** What came of one check. */
    record Judgement(Verdict verdict, String reason) {
        static Judgement missing(String what) {
            return new Judgement(Verdict.UNCHECKED, what);
        }
    }

    private Judgement judge(OpenedMessage message, AuthPayload auth, IkeSaStory story, Bytes spiI, Bytes spiR) {
        boolean ofInitiator = message.header().isInitiator();
        Optional<IkeSaStory.Signed> own = ofInitiator ? story.message1() : story.message2();
        Optional<IkeSaStory.Signed> other = ofInitiator ? story.message2() : story.message1();
        if (own.isEmpty() || other.isEmpty()) {
            return Judgement.missing("IKE_SA_INIT is not in the capture");
        }
        if (story.hasIntermediate()) {
            return Judgement.missing("it covers IntAuth (RFC 9242 §3.3.2), which is not computed here");
        }
        Optional<Prf> prf = story.prf().flatMap(Algorithms::prf);
        if (prf.isEmpty()) {
            return Judgement.missing("the PRF is not among what this program can do");
        }
        Optional<Bytes> id = ofInitiator
                ? message.body(PayloadType.Known.IDI).or(story::idi)
                : message.body(PayloadType.Known.IDR);
        if (id.isEmpty()) {
            return Judgement.missing("the identity is not in the capture");
        }
        String name = ofInitiator ? "SK_pi" : "SK_pr";
        ImmutableList<Secret> skP = keys.secrets(spiI, spiR, name);
        if (skP.isEmpty()) {
            return Judgement.missing("the secret " + name + " is missing");
        }
        // With a PPK there are two: the key before and the key behind it (RFC 8784 §3).
        ImmutableList<Judgement> all = skP.stream().map(key -> {
            Bytes signed = ofInitiator
                    ? Auth.initiatorSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(), id.get(),
                            DerivationLog.NONE)
                    : Auth.responderSignedOctets(prf.get(), key, own.get().message(), other.get().nonce(), id.get(),
                            DerivationLog.NONE);
            return judge(message, auth, prf.get(), key, signed,
                    Stream.concat(credentials.psk().stream(),
                            keys.secrets(spiI, spiR, SaSecret.SHARED_SECRET).stream())
                            .collect(ImmutableList.toImmutableList()));
        }).collect(ImmutableList.toImmutableList());
        return all.stream().filter(judgement -> judgement.verdict() == Verdict.GOOD).findFirst()
                .orElseGet(all::getLast);
    }

    private Judgement judge(OpenedMessage message, AuthPayload auth, Prf prf, Secret skP, Bytes signed,
            ImmutableList<Secret> shared) {
        return switch (auth.method()) {
            case AuthMethod.Known.SHARED_KEY -> bySecret(prf, signed, auth.data(), shared);
            // Without an identity to prove, SK_p itself takes the place of the secret (RFC 7619 §2.1).
            case AuthMethod.Known.NULL_AUTHENTICATION ->
                bySecret(prf, signed, auth.data(), ImmutableList.of(skP));
            default -> SignatureCheck.judge(auth, signed, message, credentials.certificates());
        };
    }

    private static Judgement bySecret(Prf prf, Bytes signed, Bytes auth, ImmutableList<Secret> candidates) {
        if (candidates.isEmpty()) {
            return Judgement.missing("the secret " + SaSecret.SHARED_SECRET + " is missing");
        }
        boolean holds = candidates.stream()
                .anyMatch(secret -> ConstantTime.equal(Auth.psk(prf, secret, signed, DerivationLog.NONE), auth));
        return holds
                ? new Judgement(Verdict.GOOD, "")
                : new Judgement(Verdict.BAD, "another secret, or other octets than those in the capture");
    }
}
