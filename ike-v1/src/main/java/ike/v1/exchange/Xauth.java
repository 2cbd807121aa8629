package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Retransmission;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.Secured;
import ike.v1.sa.Transaction;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;

/** Extended authentication: where it begins and how it ends. No RFC section: draft-beaulieu-ike-xauth-02. */
final class Xauth {
    private static final String SECTION = "draft-beaulieu-ike-xauth-02 §4";

    private Xauth() {
    }

    /** True when a method of Phase 1 is followed by it. */
    static boolean follows(AuthenticationMethod method) {
        return isForInitiator(method) || isForResponder(method);
    }

    /** Whether it is the initiator of Phase 1 who is a user. */
    static boolean isForInitiator(AuthenticationMethod method) {
        return switch (method) {
            case XAUTH_INIT_PRE_SHARED, XAUTH_INIT_RSA, XAUTH_INIT_DSS, HYBRID_INIT_RSA, HYBRID_INIT_DSS -> true;
            default -> false;
        };
    }

    private static boolean isForResponder(AuthenticationMethod method) {
        return switch (method) {
            case XAUTH_RESP_PRE_SHARED, XAUTH_RESP_RSA, XAUTH_RESP_DSS, HYBRID_RESP_RSA, HYBRID_RESP_DSS -> true;
            default -> false;
        };
    }

    /** Phase 1 is done. */
    static ExtendedAuth begin(Turn turn, ExtendedAuth sa, boolean weAreTheUser) {
        return weAreTheUser ? sa : XauthServerSide.ask(turn, sa);
    }

    /** A message; nothing stays when the peer deletes the SA. */
    static Optional<Secured> onMessage(Turn turn, ExtendedAuth sa, IsakmpMessage message) throws Refused {
        if (message.header().exchange() == ExchangeType.Known.INFORMATIONAL) {
            return Informational.deletes(turn, sa, message)
                    ? failed(turn, sa, "the peer has deleted the SA")
                    : Optional.of(sa);
        }
        long id = message.header().messageId();
        return switch (sa.step()) {
            case ExtendedAuth.Step.Awaited(int rounds) -> XauthUserSide.onMessage(turn, sa, rounds, message);
            case ExtendedAuth.Step.Asked asked when asked.transaction().messageId() == id ->
                XauthServerSide.onReply(turn, sa, asked, message);
            case ExtendedAuth.Step.Judged judged when judged.transaction().messageId() == id ->
                XauthServerSide.onAck(turn, sa, judged, message);
            case ExtendedAuth.Step.Asked _,ExtendedAuth.Step.Judged _ -> throw new Refused(
                    new Refusal.Misshapen("an exchange out of place in extended authentication", SECTION));
        };
    }

    /** The user is refused, or the peer gone: no SA stays. */
    static Optional<Secured> failed(Turn turn, ExtendedAuth sa, String why) {
        Informational.send(turn, sa, ImmutableList.of(
                DeletePayload.isakmp(sa.name().initiatorCookie(), sa.name().responderCookie())));
        report(turn, sa, why);
        turn.answer(sa.orders(), new Event.OrderFailed("AUTHENTICATION-FAILED: " + why));
        return Optional.empty();
    }

    /** Tells people what goes wrong. */
    static void report(Turn turn, ExtendedAuth sa, String why) {
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                new Failure("AUTHENTICATION-FAILED", sa.transaction().isEmpty(), why, "", SECTION)));
    }

    /** Time passes. */
    static Optional<Secured> onTick(Turn turn, ExtendedAuth sa) {
        if (sa.expires() - turn.now().nanos() <= 0) {
            return failed(turn, sa, "the peer did not go on");
        }
        if (sa.transaction().isEmpty()) {
            return Optional.of(sa);
        }
        Transaction ours = sa.transaction().get();
        return switch (ours.sent().retransmission().step(turn.now(), turn.environment().limits())) {
            case Retransmission.Step.Wait() -> Optional.of(sa);
            case Retransmission.Step.SendAgain(Retransmission next) -> {
                Timers.again(turn, sa.name(), ours.sent(), next);
                Transaction again = ours.again(ours.sent().again(next));
                yield Optional.of(sa.with(switch (sa.step()) {
                    case ExtendedAuth.Step.Judged(var _, var user, String why) ->
                        new ExtendedAuth.Step.Judged(again, user, why);
                    case ExtendedAuth.Step.Asked(var _, var user) -> new ExtendedAuth.Step.Asked(again, user);
                    case ExtendedAuth.Step.Awaited awaited -> awaited;
                }));
            }
            case Retransmission.Step.GiveUp() -> failed(turn, sa, "no answer");
        };
    }
}
