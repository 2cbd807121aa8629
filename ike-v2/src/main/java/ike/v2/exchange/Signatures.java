package ike.v2.exchange;

import ike.crypto.certificate.TrustStep;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.CertificatePayloads;
import ike.v2.auth.HashAnnouncement;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.auth.SignatureMethods;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.Payload;
import java.util.List;

/** What both sides ask the outside about signatures, and what they make of its answers (RFC 7296 §2.15). */
final class Signatures {
    private Signatures() {
    }

    /** Asks for a signature of ours over these octets, of a kind that the peer takes whose messages had these payloads. */
    static void ask(Turn turn, SaName name, Identification local, PublicKeyRound round, HashAnnouncement peers,
            MethodAnnouncement methods, List<? extends Payload> payloads, Bytes octets) {
        turn.effect(new Effect.Ask(new AskId(name.uniqueId()), new Question.Sign(local, round,
                methods.guide(SignatureMethods.offered(peers, round.constraint(),
                        turn.environment().habits().rsaPss()), peers.isAny()),
                CertificatePayloads.wanted(payloads), CertificateRequests.isStatusWanted(name.connection(), payloads),
                octets)));
    }

    /** The signature, or a refusal with the reason why there is none. */
    static Verdict.Signed signed(Verdict verdict) throws Refused {
        return switch (verdict) {
            case Verdict.Signed signed -> signed;
            case Verdict.Denied(String reason) ->
                throw new Refused(new Refusal.AuthenticationFailed("we cannot sign: " + reason));
            default -> throw new Refused(new Refusal.AuthenticationFailed("we cannot sign: no private keys here"));
        };
    }

    /** Asks what the peer's signature is worth; refuses what is none. */
    static void judge(Turn turn, SaName name, Identification remote, PublicKeyRound round, Chain chain,
            AuthPayload auth, Bytes octets) throws Refused {
        SignatureMethods.Claim claim = SignatureMethods.read(auth)
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed(SignatureMethods.isSignature(auth)
                        ? "the signature of " + remote.describe()
                                + " has an algorithm that is not known here, or that we have not announced"
                        : "the peer authenticates by " + auth.method().label() + ", configured is a public key")));
        turn.effect(new Effect.Ask(new AskId(name.uniqueId()), new Question.Verify(remote, round,
                CertificatePayloads.read(chain.all(CertPayload.class),
                        turn.environment().habits().hashAndUrl(), name.connection().certificates().requestStatus()),
                claim.schemes(), octets, claim.signature())));
    }

    /** How much is wrong with a signature that is not accepted. */
    static int flaws(Verdict verdict) {
        return verdict instanceof Verdict.Judged(var report)
                ? (int) report.steps().stream().filter(step -> step.outcome() == TrustStep.Outcome.FAILED).count()
                : 1;
    }

    /** The proof that the peer holds the private key of somebody whom we trust to be {@code remote}. */
    static PeerAuthenticated judged(Verdict verdict, Identification local, Identification remote) throws Refused {
        return switch (verdict) {
            case Verdict.Judged(var report) when report.trusted() -> PeerAuthenticated.verified(local, remote);
            case Verdict.Judged(var report) -> throw new Refused(new Refusal.AuthenticationFailed(
                    "the signature of " + remote.describe() + " is not accepted: " + report.firstFailure()
                            .map(step -> step.about() + ": " + step.text()).orElse(""),
                    report.describe()));
            case Verdict.Denied(String reason) -> throw new Refused(new Refusal.AuthenticationFailed(
                    "the signature of " + remote.describe() + " cannot be checked: " + reason));
            default -> throw new Refused(new Refusal.AuthenticationFailed(
                    "the signature of " + remote.describe() + " cannot be checked here"));
        };
    }
}
