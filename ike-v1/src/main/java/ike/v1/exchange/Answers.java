package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Failure;
import ike.engine.Verdict;
import ike.engine.Wiping;
import ike.v1.figure.Mode;
import ike.v1.message.Notifications;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.Draft;
import ike.v1.sa.Established;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the outside answers, and to whom it goes: the table of states that have asked. No RFC section: inside our house. */
public final class Answers {
    private Answers() {
    }

    /** The SA after an answer; nothing when it is gone. What comes too late changes nothing. */
    public static Optional<IsakmpSa> onAnswer(Turn turn, IsakmpSa sa, Verdict verdict) {
        return switch (sa) {
            case Connecting.Signing(Draft draft, long _) -> onSigned(turn, (Connecting) sa, draft, verdict);
            case Connecting.Verifying verifying -> onJudged(turn, verifying, verdict);
            case Connecting.Decrypting decrypting -> onDecrypted(turn, decrypting, verdict);
            case Established established -> Optional.of(ModeConfigServer.onVerdict(turn, established, verdict));
            default -> {
                Wiping.late(verdict);
                yield Optional.of(sa);
            }
        };
    }

    private static Optional<IsakmpSa> onSigned(Turn turn, Connecting sa, Draft draft, Verdict verdict) {
        try {
            return Optional.of(Proving.signed(turn, draft, verdict));
        } catch (Refused refused) {
            Endings.abandon(turn, sa, Notifications.failure(refused.refusal()));
            Informational.refuse(turn, draft.name(), Notifications.type(refused.refusal()));
            return Optional.empty();
        }
    }

    private static Optional<IsakmpSa> onJudged(Turn turn, Connecting.Verifying sa, Verdict verdict) {
        Claim claim = sa.claim();
        try {
            if (verdict instanceof Verdict.Judged(var report) && !report.trusted()) {
                Claim denied = claim.denied(Denials.of(claim, report), Denials.flaws(report));
                SaName other = ConnectionSearch.next(turn, claim)
                        .orElseThrow(() -> new Refused(Denials.closest(denied.denials())));
                return Optional.of(Judging.ask(turn, sa.before(), denied.with(other), sa.behind(), sa.expires()));
            }
            return hear(turn, Judging.judged(turn, claim, verdict), sa.behind());
        } catch (Refused refused) {
            Failure failure = Notifications.failure(refused.refusal());
            if (refused.refusal() instanceof Refusal.NotTrusted) {
                Phase1Refusals.send(turn, claim, refused.refusal());
                Endings.abandon(turn, sa, failure);
                return Optional.empty();
            }
            Transitions.tell(turn, sa.name(), sa.name().path(), refused.refusal());
            return Optional.of(Transitions.doubting(with(sa.before(), claim.wanted()), failure));
        }
    }

    /** What came while a signature was judged. */
    private static Optional<IsakmpSa> hear(Turn turn, IsakmpSa sa, ImmutableList<Connecting.Deferred> messages) {
        Optional<IsakmpSa> current = Optional.of(sa);
        for (Connecting.Deferred deferred : messages) {
            current = current.flatMap(now -> Transitions.onMessage(turn, now, deferred.message(), deferred.path()));
        }
        return current;
    }

    /** Wishes may have been added while the outside was asked. */
    private static Connecting with(Connecting before, ImmutableList<WantedChild> wanted) {
        return before instanceof Connecting.Initiating initiating
                ? initiating.with(wanted, initiating.sent())
                : before;
    }

    private static Optional<IsakmpSa> onDecrypted(Turn turn, Connecting.Decrypting sa, Verdict verdict) {
        try {
            return Optional.of(decrypted(turn, sa, verdict));
        } catch (Refused refused) {
            Transitions.tell(turn, sa.name(), sa.path(), refused.refusal());
            return sa.before().map(before -> Transitions.doubting(before,
                    Notifications.failure(refused.refusal())));
        }
    }

    private static IsakmpSa decrypted(Turn turn, Connecting.Decrypting sa, Verdict verdict) throws Refused {
        PayloadList payloads = sa.message().payloads();
        SaName name = sa.name();
        return switch (sa.before().orElse(null)) {
            case Connecting.OfferAnswered before ->
                MainResponder.onKey(turn, before, sa.message(), sa.path(), Decryption
                        .heard(turn, name, before.agreed().figure(), before.agreed().suite(), payloads, verdict));
            case Connecting.KeySent before -> MainInitiator.onKey(turn, before, sa.message(), sa.path(), Decryption
                    .heard(turn, name, before.agreed().figure(), before.agreed().suite(), payloads, verdict));
            case Connecting.AggressiveSent before -> {
                Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(Messages.only(payloads, SaPayload.class),
                        name.connection());
                yield AggressiveInitiator.onAnswer(turn, before, sa.message(), sa.path(), Decryption.heard(turn, name,
                        chosen.figure(Mode.AGGRESSIVE), chosen.suite(), payloads, verdict));
            }
            case null, default -> {
                Phase1Proposals.Chosen chosen = Phase1Proposals.choose(Messages.only(payloads, SaPayload.class),
                        ImmutableList.of(name.connection()));
                yield AggressiveResponder.onOffer(turn, name, sa.message(), Decryption.heard(turn, name,
                        chosen.figure(Mode.AGGRESSIVE), chosen.suite(), payloads, verdict));
            }
        };
    }
}
