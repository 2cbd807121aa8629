package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.SecretOwner;
import ike.engine.Event;
import ike.engine.Path;
import ike.engine.Verdict;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.InitSent;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.ResumeSent;
import ike.v2.sa.RoundUnsent;
import ike.v2.sa.TlsAsked;
import ike.v2.sa.Tombstone;
import ike.v2.sa.VerifyAsked;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * State × message: what each state of an IKE SA makes of what comes to it. A message that a state does not expect is
 * dropped and leaves it as it was (RFC 7296 §2.21).
 */
public final class Transitions {
    private Transitions() {
    }

    /** The SA after a message that carries its SPI. */
    public static Optional<IkeSa> onMessage(Turn turn, IkeSa sa, IkeMessage message, Path path) {
        Optional<ImmutableList<Bytes>> answer = CutAnew.answer(sa, message);
        if (answer.isPresent()) {
            turn.send(path, answer.get());
            return Optional.of(sa);
        }
        if (!Fragments.areAwaited(sa, message)) {
            return onWhole(turn, sa, message, path);
        }
        return switch (Fragments.take(turn, sa, message)) {
            case Fragments.Outcome.Whole(IkeSa next, IkeMessage first) -> onWhole(turn, next, first, path);
            case Fragments.Outcome.Kept(IkeSa next) -> Optional.of(next);
            case Fragments.Outcome.Dropped(String why) -> {
                turn.report(new Event.Dropped(path, why));
                yield Optional.of(sa);
            }
        };
    }

    private static Optional<IkeSa> onWhole(Turn turn, IkeSa sa, IkeMessage message, Path path) {
        boolean request = message.header().isRequest();
        ExchangeType exchange = message.header().exchange();
        Optional<IkeSa> next = switch (sa) {
            case InitSent s when !request && exchange.equals(ExchangeType.Known.IKE_SA_INIT) ->
                InitInitiator.onResponse(turn, s, message, path);
            case ResumeSent s when !request && exchange.equals(ExchangeType.Known.IKE_SESSION_RESUME) ->
                ResumeInitiator.onResponse(turn, s, message, path);
            case AuthSent s when !request && exchange.equals(ExchangeType.Known.IKE_AUTH)
                    && message.header().messageId() == s.request().messageId() ->
                AuthInitiator.onResponse(turn, s, message, path);
            case IntermediateSent s when s.request().isAnsweredBy(message.header()) ->
                IntermediateInitiator.onResponse(turn, s, message, path);
            case InitAnswered s when request -> onOpening(turn, s, message, path);
            case EapAsked s when request -> EapResponder.onRequest(turn, s, message, path);
            case Established s -> EstablishedExchanges.onMessage(turn, s, message, path);
            case Tombstone s when request -> onTombstone(turn, s, message, path);
            default -> unexpected(turn, sa, message, path);
        };
        return next.map(after -> run(turn, after));
    }

    /** A request on an SA whose peer has still to prove who it is: IKE_INTERMEDIATE as often as agreed on, then IKE_AUTH. */
    private static Optional<IkeSa> onOpening(Turn turn, InitAnswered sa, IkeMessage message, Path path) {
        ExchangeType awaited = IntermediateResponder.isAwaited(sa)
                ? ExchangeType.Known.IKE_INTERMEDIATE
                : ExchangeType.Known.IKE_AUTH;
        return switch (sa.replies().classify(message.header().messageId(), message.octets())) {
            case ReplyCache.Standing.Repeated(var reply) -> {
                turn.send(path, reply);
                yield Optional.of(sa);
            }
            case ReplyCache.Standing.Fresh() when message.header().exchange().equals(awaited) ->
                awaited == ExchangeType.Known.IKE_AUTH
                        ? AuthResponder.onRequest(turn, sa, message, path)
                        : IntermediateResponder.onRequest(turn, sa, message, path);
            case ReplyCache.Standing.Fresh(),ReplyCache.Standing.Old(),ReplyCache.Standing.Beyond() ->
                unexpected(turn, sa, message, path);
        };
    }

    private static Optional<IkeSa> unexpected(Turn turn, IkeSa sa, IkeMessage message, Path path) {
        turn.report(new Event.Dropped(path, message.header().exchange().label()
                + (message.header().isRequest() ? " request" : " response") + " that state "
                + sa.getClass().getSimpleName().replace("AutoValue_", "") + " does not expect"));
        return Optional.of(sa);
    }

    /** The SA when time has passed. */
    public static Optional<IkeSa> onTick(Turn turn, IkeSa sa) {
        return Timers.onTick(turn, sa).map(after -> run(turn, after));
    }

    /** The SA when the outside has answered its question; an answer that it does not wait for changes nothing. */
    public static Optional<IkeSa> onAnswer(Turn turn, IkeSa sa, Verdict verdict) {
        if (verdict instanceof SecretOwner owner) {
            turn.draft(owner);
        }
        Optional<IkeSa> next = switch (sa) {
            case AuthUnsent s -> SignatureInitiator.onSigned(turn, s, verdict);
            case VerifyAsked s -> SignatureInitiator.onJudged(turn, s, verdict);
            case AuthAsked s -> Optional.of(SignatureResponder.onAnswer(turn, s, verdict));
            case LeaseAsked s -> Optional.of(AuthConclusion.onLease(turn, s, verdict));
            case RoundUnsent s -> RoundInitiator.onSigned(turn, s, verdict);
            case TlsAsked s -> EapInitiator.onTls(turn, s, TlsQuestions.answer(verdict));
            case EapAsked s when s.stage() instanceof EapAsked.Stage.Signing signing ->
                Optional.of(OwnRounds.onSigned(turn, s, signing, verdict));
            case EapAsked s -> Optional.of(EapResponder.onTls(turn, s, TlsQuestions.answer(verdict)));
            default -> Optional.of(sa);
        };
        return next.map(after -> run(turn, after));
    }

    /** The SA when addresses of ours have come or gone. */
    public static IkeSa onAddresses(Turn turn, Established sa, Predicate<IpAddress> gone) {
        Established there = gone.test(sa.name().path().local().address()) ? MobikeInitiator.onLost(turn, sa) : sa;
        return run(turn, AdditionalAddresses.toTell(turn, there));
    }

    /** The SA when another one has been set up in its place, and that one where it has to set up more. */
    public static ImmutableMap<IkeSa, Optional<IkeSa>> onRetired(Turn turn, Established sa, Optional<IkeSa> heir,
            Turn.Retirement retirement) {
        return heir.filter(Established.class::isInstance).map(Established.class::cast)
                .flatMap(there -> LateChildren.moved(turn, sa, there, retirement.asked()))
                .orElseGet(() -> ImmutableMap.of(sa, Optional.of(run(turn, Reauthentication.retire(turn, sa)))));
    }

    /** The SA when it has been resumed as another one: it goes without a word (RFC 5723 §4.3.4). */
    public static Optional<IkeSa> onSuperseded(Turn turn, IkeSa sa) {
        return sa instanceof Established lost
                ? Endings.end(turn, lost, "resumed as another IKE SA")
                : Optional.of(sa);
    }

    /** The SA when the outside has told what one of its children has carried. */
    public static IkeSa onTraffic(Turn turn, Established sa, long child, long packets) {
        return run(turn, Inactivity.onAnswer(turn, sa, child, packets));
    }

    /** The SA with its next exchange begun, if it has something to do. */
    public static IkeSa run(Turn turn, IkeSa sa) {
        return sa instanceof Established established ? TaskRunner.next(turn, established) : sa;
    }

    private static Optional<IkeSa> onTombstone(Turn turn, Tombstone sa, IkeMessage message, Path path) {
        if (sa.replies().classify(message.header().messageId(),
                message.octets()) instanceof ReplyCache.Standing.Repeated(var reply)) {
            turn.send(path, reply);
        } else {
            turn.report(new Event.Dropped(path, "a request for an SA that is gone"));
        }
        return Optional.of(sa);
    }
}
