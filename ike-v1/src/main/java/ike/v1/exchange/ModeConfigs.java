package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Retransmission;
import ike.engine.config.Addressing;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.ModeConfig;
import ike.v1.sa.Transaction;
import ike.v1.sa.WantedChild;
import ike.wire.v1.CfgType;
import ike.wire.v1.IsakmpMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens between Phase 1 and Quick Mode: addresses inside the tunnel, and behind them a private group. Who has {@code vips}
 * gets some, who has {@code pools} assigns them; who of the two begins, {@code pull} says. No RFC section: draft-dukes-ike-mode-cfg-02.
 */
public final class ModeConfigs {
    /** Ages for a thread that is ready to run, and nothing for people. */
    private static final Duration USERS_PAUSE = Duration.ofMillis(100);

    private ModeConfigs() {
    }

    /**
     * We are the user, and have just acknowledged that our password is right. What comes next from us would be refused by a peer that
     * has several threads and takes it up before the acknowledgement.
     */
    static Established pause(Turn turn, Established sa, ImmutableList<WantedChild> wanted) {
        return sa.toBuilder().wanted(wanted).build().with(new ModeConfig.Pausing(turn.now().after(USERS_PAUSE)));
    }

    /** Phase 1 is done. */
    static Established begin(Turn turn, Established sa, ImmutableList<WantedChild> wanted) {
        Established waiting = sa.toBuilder().wanted(wanted).build();
        Addressing addressing = sa.name().connection().addressing();
        boolean pull = sa.name().connection().ikev1().pull();
        if (addressing.vips().isEmpty() && addressing.pools().isEmpty()) {
            return done(turn, waiting);
        }
        if (!addressing.vips().isEmpty() && pull) {
            return ModeConfigClient.pull(turn, waiting);
        }
        return !addressing.pools().isEmpty() && !pull
                ? ModeConfigServer.push(turn, waiting)
                : waiting
                        .with(new ModeConfig.Awaited(turn.now().after(turn.environment().limits().halfOpenLifetime())));
    }

    /** No addresses are to be asked for or told any more: a private group is next, if one is wanted. */
    static Established done(Turn turn, Established sa) {
        Established current = sa.with(ModeConfig.DONE);
        if (NewGroupInitiator.isDue(current)) {
            return NewGroupInitiator.start(turn, current);
        }
        return current.groups().isAsking() ? current : ready(turn, current);
    }

    /** Quick Modes for everything that waited. */
    private static Established ready(Turn turn, Established sa) {
        Established current = sa.toBuilder().wanted(ImmutableList.of()).build();
        boolean missing = sa.addresses().local().isEmpty() && !sa.name().connection().addressing().vips().isEmpty();
        for (WantedChild wish : sa.wanted()) {
            if (missing) {
                turn.answer(wish.orders(), new Event.OrderFailed("the peer has assigned no address"));
            } else {
                current = ask(turn, current, wish);
            }
        }
        if (missing) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    new Failure("NO-ADDRESS", true, "the peer has assigned no address, and the connection wants one",
                            "", "draft-dukes-ike-mode-cfg-02 §4")));
        }
        return current;
    }

    private static Established ask(Turn turn, Established sa, WantedChild wish) {
        if (wish.replaces().isEmpty()) {
            return Transitions.ask(turn, sa, wish);
        }
        Optional<ChildSa> old = Optional.ofNullable(sa.children().get(wish.replaces().getAsLong()))
                .filter(child -> !child.replaced());
        if (old.isEmpty()) {
            turn.answer(wish.orders(), new Event.OrderFailed("the child that was to be rekeyed is gone"));
            return sa;
        }
        return Transitions.replace(turn, sa, old.get(), wish.orders());
    }

    /** A child is wanted: now, or as soon as there are addresses. */
    public static Established want(Turn turn, Established sa, WantedChild wish) {
        return sa.modeConfig() instanceof ModeConfig.Done && !sa.groups().isAsking()
                ? Transitions.ask(turn, sa, wish)
                : sa.toBuilder().wanted(
                        ImmutableList.<WantedChild>builder().addAll(sa.wanted()).add(wish).build()).build();
    }

    /** A message of a Transaction exchange. */
    static Established onMessage(Turn turn, Established sa, IsakmpMessage message) throws Refused {
        if (sa.modeConfig() instanceof ModeConfig.Sent(Transaction ours, boolean asked)
                && ours.messageId() == message.header().messageId()) {
            return asked
                    ? ModeConfigClient.onReply(turn, sa, ours, message)
                    : ModeConfigServer.onAck(turn, sa, ours, message);
        }
        if (sa.modeConfig() instanceof ModeConfig.LeasingAsked(var request, var _, var _, var _, var _)
                && request.equals(message.octets())) {
            return sa;
        }
        Transactions.Request request = Transactions.open(turn, sa, message);
        return switch (request.attributes().cfgType()) {
            case CfgType.Known.ISAKMP_CFG_REQUEST -> ModeConfigServer.onRequest(turn, sa, request, message.octets());
            case CfgType.Known.ISAKMP_CFG_SET -> ModeConfigClient.onSet(turn, sa, request, message.octets());
            default -> throw new Refused(new Refusal.Misshapen(
                    "a Transaction exchange that begins with " + request.attributes().cfgType().label(),
                    "draft-dukes-ike-mode-cfg-02 §3.1"));
        };
    }

    /** Time passes. */
    static Established onTick(Turn turn, Established sa) {
        return switch (sa.modeConfig()) {
            case ModeConfig.Pausing(long until) when until - turn.now().nanos() <= 0 -> begin(turn, sa, sa.wanted());
            case ModeConfig.Awaited(long until) when until - turn.now().nanos() <= 0 -> done(turn, sa);
            case ModeConfig.Sent(Transaction transaction, boolean asked) -> switch (transaction.sent().retransmission()
                    .step(turn.now(), turn.environment().limits())) {
                case Retransmission.Step.Wait() -> sa;
                case Retransmission.Step.SendAgain(Retransmission next) -> {
                    Timers.again(turn, sa.name(), transaction.sent(), next);
                    yield sa.with(new ModeConfig.Sent(transaction.again(transaction.sent().again(next)), asked));
                }
                case Retransmission.Step.GiveUp() -> done(turn, sa);
            };
            default -> sa;
        };
    }
}
