package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.engine.Retransmission;
import ike.engine.config.Reactions;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Life;
import ike.v1.sa.Outgoing;
import ike.v1.sa.Probe;
import ike.v1.sa.QuickMode;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import java.util.Optional;
import java.util.OptionalLong;

/** What an ISAKMP SA does when time passes (RFC 2408 §5.1, RFC 3706 §5.5). */
public final class Timers {
    private Timers() {
    }

    /** The SA at this moment; nothing when it is gone. */
    public static Optional<IsakmpSa> onTick(Turn turn, IsakmpSa sa) {
        return switch (sa) {
            case Connecting.Initiating initiating -> onInitiating(turn, initiating);
            case Connecting.Responding responding ->
                onWaiting(turn, responding, responding.expires(), "the peer did not go on");
            case Connecting.Asking asking ->
                onWaiting(turn, asking, asking.expires(), "nobody has signed, or judged a signature");
            case ExtendedAuth user -> Xauth.onTick(turn, user).map(next -> next);
            case Established established -> onEstablished(turn, established);
        };
    }

    private static Optional<IsakmpSa> onInitiating(Turn turn, Connecting.Initiating sa) {
        return switch (sa.sent().retransmission().step(turn.now(), turn.environment().limits())) {
            case Retransmission.Step.Wait() -> Optional.of(sa);
            case Retransmission.Step.SendAgain(Retransmission next) -> sendAgain(turn, sa, next);
            case Retransmission.Step.GiveUp() -> {
                Endings.abandon(turn, sa, sa.sent().doubt().map(Timers::nothingBetter).orElseGet(() -> silence(sa)));
                yield Optional.empty();
            }
        };
    }

    /** Once more; to another address, from the beginning, where the peer is said to be there by now. */
    private static Optional<IsakmpSa> sendAgain(Turn turn, Connecting.Initiating sa, Retransmission next) {
        if (sa.name().responderCookie().isZero() && ConfiguredPath.elsewhere(turn, sa.name()).isPresent()) {
            try {
                Revivals.begin(turn, sa.name(), sa.wanted());
                return Optional.empty();
            } catch (Refused refused) {
                Endings.abandon(turn, sa, Notifications.failure(refused.refusal()));
                return Optional.empty();
            }
        }
        again(turn, sa.name(), sa.sent(), next);
        return Optional.of(sa.with(sa.wanted(), sa.sent().again(next)));
    }

    private static Failure silence(Connecting.Initiating sa) {
        return new Failure("TIMEOUT", true, "no answer in " + sa.mode().exchange().label()
                + ": is the peer up, has it the same secret, and is the way to it open?", "", "RFC 2408 §5.1");
    }

    /** What came proved nothing, and so ended nothing; but it is all that we know. */
    private static Failure nothingBetter(Failure doubt) {
        return new Failure(doubt.notification(), doubt.byPeer(),
                (doubt.byPeer() ? "the peer, or somebody in its place, said so" : doubt.summary())
                        + "; no better answer came until the time was over",
                doubt.explanation(), doubt.section());
    }

    private static Optional<IsakmpSa> onWaiting(Turn turn, Connecting sa, long expires, String reason) {
        if (expires - turn.now().nanos() > 0) {
            return Optional.of(sa);
        }
        Endings.abandon(turn, sa, new Failure("TIMEOUT", sa instanceof Connecting.Responding, reason, "",
                "RFC 2408 §5.1"));
        return Optional.empty();
    }

    private static Optional<IsakmpSa> onEstablished(Turn turn, Established sa) {
        if (isDue(turn, sa.life().expireAt())) {
            Endings.delete(turn, sa, ImmutableList.of(), "its lifetime is over");
            return Optional.empty();
        }
        return Successions.onDeadline(turn, sa).flatMap(current -> onEstablished(turn, current,
                isDue(turn, current.life().rekeyAt())));
    }

    private static Optional<IsakmpSa> onEstablished(Turn turn, Established sa, boolean rekey) {
        Established current = rekey ? Successions.begin(turn, sa, ImmutableList.of()) : sa;
        current = NewGroupInitiator.onTick(turn, ModeConfigs.onTick(turn, current));
        for (QuickMode quick : sa.quickModes().values()) {
            current = onQuickMode(turn, current, quick);
        }
        for (ChildSa child : sa.children().values()) {
            current = onChild(turn, current, child);
        }
        return onProbe(turn, current);
    }

    private static Established onQuickMode(Turn turn, Established sa, QuickMode quick) {
        return switch (quick) {
            case QuickMode.Waiting waiting -> onWaiting(turn, sa, waiting);
            case QuickMode.Confirmed confirmed when confirmed.due() - turn.now().nanos() <= 0 ->
                Children.ready(turn, sa, confirmed);
            case QuickMode.Confirmed _ -> sa;
        };
    }

    /** The peer sends by a new child, and so has it. */
    public static Established onFirstInbound(Turn turn, Established sa, long child) {
        return sa.quickModes().values().stream().filter(QuickMode.Receiving.class::isInstance)
                .map(QuickMode.Receiving.class::cast).filter(quick -> quick.children().stream()
                        .anyMatch(made -> made.child().uniqueId() == child))
                .findFirst().map(quick -> Children.ready(turn, sa, quick)).orElse(sa);
    }

    private static Established onWaiting(Turn turn, Established sa, QuickMode.Waiting quick) {
        return switch (quick.sent().retransmission().step(turn.now(), turn.environment().limits())) {
            case Retransmission.Step.Wait() -> sa;
            case Retransmission.Step.SendAgain(Retransmission next) -> {
                again(turn, sa.name(), quick.sent(), next);
                yield sa.with(quick.again(quick.sent().again(next)));
            }
            case Retransmission.Step.GiveUp() -> {
                turn.answer(Endings.orders(quick), new Event.OrderFailed("TIMEOUT: no answer in Quick Mode"));
                if (quick instanceof QuickMode.Made made) {
                    // The peer may have the child already: it shall not send to nobody.
                    Informational.send(turn, sa,
                            made.children().stream().map(child -> Protocols.deletion(child.child()))
                                    .collect(ImmutableList.toImmutableList()));
                }
                yield Children.abandon(turn, sa, quick);
            }
        };
    }

    private static Established onChild(Turn turn, Established sa, ChildSa child) {
        if (isDue(turn, child.expireAt())) {
            return Children.deleted(turn, sa, child, "its lifetime is over");
        }
        if (isDue(turn, child.rekeyAt()) && !sa.groups().isAsking()) {
            return rekey(turn, sa, child, ImmutableList.of());
        }
        return child.idleness().filter(idle -> isDue(turn, OptionalLong.of(idle.lookAt())))
                .map(idle -> Inactivity.look(turn, sa, child, idle)).orElse(sa);
    }

    /**
     * Another Quick Mode for the same traffic, as soon as it is known in which group; the old child goes when the new one is up.
     */
    public static Established rekey(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders) {
        Established current = sa.with(child.beingReplaced());
        return sa.groups().isAsking()
                ? ModeConfigs.want(turn, current,
                        new WantedChild(child.config(), orders, OptionalLong.of(child.uniqueId())))
                : Transitions.replace(turn, current, child, orders);
    }

    private static Optional<IsakmpSa> onProbe(Turn turn, Established sa) {
        if (sa.probe().isPresent()) {
            Probe probe = sa.probe().get();
            switch (probe.step(turn.now(), turn.environment().limits())) {
                case Retransmission.Step.Wait() -> {
                }
                case Retransmission.Step.SendAgain(Retransmission next) -> {
                    return Successions.isLetGo(turn, sa, next.attempts())
                            ? Successions.letGo(turn, sa)
                            : Optional.of(DeadPeers.askAgain(turn, sa, probe, next));
                }
                case Retransmission.Step.GiveUp() -> {
                    if (Successions.isLetGo(turn, sa, probe.retransmission().attempts())) {
                        return Successions.letGo(turn, sa);
                    }
                    Endings.end(turn, sa, "the peer does not answer");
                    Revivals.begin(turn, sa, Reactions::dpd);
                    return Optional.empty();
                }
            }
        }
        if (!isDue(turn, sa.life().probeAt())) {
            return Optional.of(sa);
        }
        Life later = sa.life().heard(sa.life().heardAt(), DeadPeers.nextProbe(turn, sa.name(), sa.session()));
        Established waiting = sa.with(later);
        return Optional.of(sa.probe().isPresent() ? waiting : DeadPeers.ask(turn, waiting, ImmutableList.of()));
    }

    static void again(Turn turn, SaName name, Outgoing sent, Retransmission next) {
        turn.send(name.path(), sent.octets());
        turn.report(new Event.Retransmitted(Optional.of(name.connection().name()), name.path(), next.attempts()));
    }

    private static boolean isDue(Turn turn, OptionalLong moment) {
        return moment.isPresent() && moment.getAsLong() - turn.now().nanos() <= 0;
    }
}
