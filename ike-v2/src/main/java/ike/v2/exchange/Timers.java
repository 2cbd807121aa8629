package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Now;
import ike.engine.Path;
import ike.engine.Retransmission;
import ike.engine.config.Connection;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.Beginning;
import ike.v2.sa.ChildSa;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.InitSent;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.OutsideAsked;
import ike.v2.sa.Pending;
import ike.v2.sa.ResumeSent;
import ike.v2.sa.SaName;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the passing of time does to each state: retransmission (RFC 7296 §2.1, §2.4), rekeying and the end of lifetimes
 * (§2.8).
 */
final class Timers {
    private static final String NO_ANSWER = "the peer does not answer";

    private Timers() {
    }

    /** The SA at {@code turn.now()}; nothing when its time is over. */
    static Optional<IkeSa> onTick(Turn turn, IkeSa sa) {
        return switch (sa) {
            case InitSent s -> onInitSent(turn, s);
            case ResumeSent s -> onResumeSent(turn, s);
            case IntermediateSent s -> onIntermediateSent(turn, s);
            case AuthSent s -> onAuthSent(turn, s);
            case InitAnswered s -> isDue(turn.now(), s.expiresAt()) ? Optional.empty() : Optional.of(s);
            case EapAsked s -> isDue(turn.now(), s.opened().expiresAt()) ? Optional.empty() : Optional.of(s);
            case LeaseAsked s -> waiting(turn, s, s.opened().expiresAt());
            case AuthAsked s -> waiting(turn, s, s.opened().expiresAt());
            case AuthUnsent s -> onBeginning(turn, s, s.expiresAt());
            case OutsideAsked s -> onBeginning(turn, s, s.expiresAt());
            case Tombstone s -> isDue(turn.now(), s.forgetAt()) ? Optional.empty() : Optional.of(s);
            case Established s -> onEstablished(turn, s);
        };
    }

    private static Optional<IkeSa> onInitSent(Turn turn, InitSent sa) {
        if (sa.hint().isPresent() && isDue(turn.now(), sa.giveUpAt().orElseThrow())) {
            Announcements.failed(turn, sa.name(), sa.tasks(), ImmutableList.of(), sa.hint().get());
            return Optional.empty();
        }
        if (ConfiguredPath.elsewhere(turn, sa.name()).isPresent()) {
            return begin(turn, sa.name(), sa.tasks(), sa.tries());
        }
        Optional<InitSent> otherWay = OtherWays.instead(turn, sa);
        return otherWay.isPresent()
                ? Optional.of(otherWay.get())
                : silence(turn, sa, sa.retransmission(), ImmutableList.of(sa.request()), sa::again,
                        () -> tryAgain(turn, sa.name(), sa.tasks(), sa.tries(), "IKE_SA_INIT"));
    }

    private static Optional<IkeSa> onResumeSent(Turn turn, ResumeSent sa) {
        return silence(turn, sa, sa.retransmission(), ImmutableList.of(sa.request()), sa::again,
                () -> ResumeInitiator.fallBack(turn, sa.name(), sa.tasks(), NO_ANSWER));
    }

    /** No answer yet: {@code request} goes out again, or that {@code isOver} (RFC 7296 §2.1). */
    private static Optional<IkeSa> silence(Turn turn, IkeSa sa, Retransmission patience, ImmutableList<Bytes> request,
            Function<Retransmission, IkeSa> again, Supplier<Optional<IkeSa>> isOver) {
        return switch (patience.step(turn.now(), turn.environment().limits())) {
            case Retransmission.Step.Wait() -> Optional.of(sa);
            case Retransmission.Step.SendAgain(Retransmission next) -> {
                turn.send(sa.name().path(), request);
                retransmitted(turn, sa, next);
                yield Optional.of(again.apply(next));
            }
            case Retransmission.Step.GiveUp() -> isOver.get();
        };
    }

    /** The whole attempt once more, with other SPIs and nonces, if the connection has patience left. */
    private static Optional<IkeSa> tryAgain(Turn turn, SaName name, TaskQueue tasks, int tries, String exchange) {
        int allowed = name.connection().keyingTries();
        if (allowed != 0 && tries >= allowed) {
            Announcements.failed(turn, name, tasks, ImmutableList.of(), timeout(exchange));
            return Optional.empty();
        }
        return begin(turn, name, tasks, tries + 1);
    }

    /** From the beginning, to where the peer is said to be by now. */
    private static Optional<IkeSa> begin(Turn turn, SaName name, TaskQueue tasks, int tries) {
        Connection connection = ConfiguredPath.elsewhere(turn, name).orElse(name.connection());
        Path path = connection.equals(name.connection())
                ? name.path()
                : ConfiguredPath.of(turn, connection).orElse(name.path());
        try {
            return Optional.of(InitInitiator.start(turn, connection, path, tasks, tries, name.redirects()));
        } catch (Refused refused) {
            Announcements.failed(turn, name, tasks, ImmutableList.of(), Notifications.failure(refused.refusal()));
            return Optional.empty();
        }
    }

    private static Optional<IkeSa> onIntermediateSent(Turn turn, IntermediateSent sa) {
        InFlight request = sa.request();
        Optional<PathSearch.Step> smaller = PathSearch.smaller(turn, sa.name(), sa.opening().session(), request);
        if (smaller.isPresent()) {
            return smaller.map(step -> sa.again(step.session(), step.request()));
        }
        return silence(turn, sa, request.retransmission(), request.datagrams(), next -> sa.again(request.again(next)),
                () -> tryAgain(turn, sa.name(), sa.opening().tasks(), sa.opening().tries(), "IKE_INTERMEDIATE"));
    }

    private static Optional<IkeSa> onAuthSent(Turn turn, AuthSent sa) {
        InFlight request = sa.request();
        Optional<PathSearch.Step> smaller = PathSearch.smaller(turn, sa.name(), sa.session(), request);
        if (smaller.isPresent()) {
            return smaller.map(step -> sa.again(step.session(), step.request()));
        }
        return silence(turn, sa, request.retransmission(), request.datagrams(), next -> sa.again(request.again(next)),
                () -> tryAgain(turn, sa.name(), sa.unanswered(turn.now()), sa.tries(), "IKE_AUTH"));
    }

    /** We have asked the outside, and the order waits for what comes of it. */
    private static Optional<IkeSa> onBeginning(Turn turn, Beginning sa, long expiresAt) {
        Optional<IkeSa> next = waiting(turn, sa, expiresAt);
        if (next.isEmpty()) {
            Announcements.failed(turn, sa.name(), sa.unanswered(turn.now()), ImmutableList.of(), new Failure("TIMEOUT",
                    false, "nothing here has answered for a private key or a certificate", "", "RFC 7296 §2.15"));
        }
        return next;
    }

    /** The outside has been asked, and does not answer. */
    private static Optional<IkeSa> waiting(Turn turn, IkeSa sa, long expiresAt) {
        if (!isDue(turn.now(), expiresAt)) {
            return Optional.of(sa);
        }
        turn.effect(new Effect.Cancel(new AskId(sa.name().uniqueId())));
        return Optional.empty();
    }

    private static Optional<IkeSa> onEstablished(Turn turn, Established current) {
        Established sa = current.with(current.fragments().at(turn.now()))
                .with(current.followUps().at(turn.now()));
        for (InFlight request : sa.window().inFlight().values()) {
            Optional<PathSearch.Step> smaller = PathSearch.smaller(turn, sa.name(), sa.session(), request);
            if (smaller.isPresent()) {
                sa = sa.toBuilder().session(smaller.get().session())
                        .window(sa.window().repeated(smaller.get().request())).build();
                continue;
            }
            switch (request.retransmission().step(turn.now(), turn.environment().limits())) {
                case Retransmission.Step.Wait() -> {
                }
                case Retransmission.Step.SendAgain(Retransmission next) ->
                    sa = again(turn, sa, request.again(next), current.name().path());
                case Retransmission.Step.GiveUp() -> {
                    return onSilence(turn, sa, request.pending());
                }
            }
        }
        return onLifetimes(turn, sa);
    }

    /** A request once more, perhaps along another way: then all that wait for an answer go along it (RFC 4555 §3.8). */
    private static Established again(Turn turn, Established sa, InFlight request, Path before) {
        Established again = sa.with(sa.window().repeated(request));
        Optional<Established> elsewhere = request.retransmission().attempts() >= OtherWays.TRIES
                && sa.name().path().equals(before)
                        ? MobikeInitiator.onSilence(turn, again)
                        : Optional.empty();
        if (elsewhere.isEmpty()) {
            turn.send(sa.name().path(), request.datagrams());
        }
        retransmitted(turn, sa, request.retransmission());
        return elsewhere.orElse(again);
    }

    private static Optional<IkeSa> onSilence(Turn turn, Established sa, Pending pending) {
        if (pending instanceof Pending.DeleteIke delete) {
            turn.answer(delete.orders(), new Event.OrderDone("IKE_SA deleted, the peer did not answer"));
            return delete.anew() ? Endings.anew(turn, sa, NO_ANSWER) : Endings.end(turn, sa, NO_ANSWER);
        }
        return Endings.silent(turn, sa, NO_ANSWER);
    }

    private static Optional<IkeSa> onLifetimes(Turn turn, Established sa) {
        Now now = turn.now();
        boolean over = isDue(now, sa.lifetime().expireAt());
        if (over && (sa.isReplaced() || sa.window().pending(Pending.RekeyIke.class).findAny().isPresent())) {
            return Endings.end(turn, sa, "its lifetime is over");
        }
        Established current = onChildren(turn, sa);
        if (!current.isLive()) {
            return Optional.of(current);
        }
        if (over) {
            // Its time is over, and the peer is told so (§2.4).
            return Optional.of(current.with(current.lifetime().quiet())
                    .with(current.tasks().first(new Task.DeleteIke("its lifetime is over", ImmutableList.of()), now)));
        }
        if (isDue(now, current.lifetime().rekeyAt())) {
            current = current.with(current.lifetime().withRekeyAt(OptionalLong.empty()));
            current = current.with(current.tasks().plus(new Task.RekeyIke(ImmutableList.of()), now));
        }
        if (isDue(now, current.lifetime().reauthAt())) {
            current = current.with(current.lifetime().withReauthAt(OptionalLong.empty()));
            current = current.with(current.tasks().plus(new Task.Reauthenticate(ImmutableList.of()), now));
        }
        if (isDue(now, current.lifetime().probeAt())) {
            current = current
                    .with(current.lifetime().withProbeAt(Lifetimes.after(now, current.name().connection().dpdDelay())));
            current = current.window().isIdle()
                    ? current.with(current.tasks().plus(new Task.CheckLiveness(ImmutableList.of()), now))
                    : current;
        }
        return Optional.of(current);
    }

    private static Established onChildren(Turn turn, Established sa) {
        Established current = sa;
        for (ChildSa child : sa.children().byId().values()) {
            if (isDue(turn.now(), child.expireAt())) {
                current = expire(turn, current, child);
            } else if (isDue(turn.now(), child.rekeyAt())) {
                current = current.with(child.withRekeyAt(OptionalLong.empty()));
                current = current.with(
                        current.tasks().plus(new Task.RekeyChild(child.uniqueId(), ImmutableList.of()), turn.now()));
            } else if (child.isLive() && child.idleness().isPresent()
                    && isDue(turn.now(), child.idleness().get().lookAt())) {
                current = Inactivity.look(turn, current, child, child.idleness().get());
            }
        }
        return current;
    }

    /**
     * A lingering child is forgotten; one that nobody rekeyed in time is deleted with the peer, and sends nothing more
     * at once.
     */
    private static Established expire(Turn turn, Established sa, ChildSa child) {
        if (child.stage() == ChildSa.Stage.LINGERING) {
            return ChildRemoval.silently(turn, sa, child.uniqueId(), "");
        }
        Established closed = ChildRemoval.halfClose(turn, sa, child);
        return closed.with(closed.tasks()
                .plus(new Task.DeleteChild(child.uniqueId(), "its lifetime is over", ImmutableList.of()), turn.now()));
    }

    static void retransmitted(Turn turn, IkeSa sa, Retransmission next) {
        turn.report(
                new Event.Retransmitted(Optional.of(sa.name().connection().name()), sa.name().path(), next.attempts()));
    }

    private static Failure timeout(String exchange) {
        return new Failure("TIMEOUT", true, "no answer to " + exchange + ": is the peer up, and is the way to it open?",
                "", "RFC 7296 §2.4");
    }

    private static boolean isDue(Now now, long moment) {
        return moment - now.nanos() <= 0;
    }

    private static boolean isDue(Now now, OptionalLong moment) {
        return moment.isPresent() && isDue(now, moment.getAsLong());
    }
}
