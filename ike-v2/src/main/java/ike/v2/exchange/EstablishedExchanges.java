package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.Pending;
import ike.v2.sa.ReplyCache;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import java.util.Optional;

/**
 * What an established IKE SA does with a message: window first, then authenticity, then the exchange (RFC 7296 §2.1 to
 * §2.3).
 */
final class EstablishedExchanges {
    private EstablishedExchanges() {
    }

    /** Takes a message that carries our SPI. */
    static Optional<IkeSa> onMessage(Turn turn, Established sa, IkeMessage message, Path path) {
        return message.header().isResponse() ? onResponse(turn, sa, message, path) : onRequest(turn, sa, message, path);
    }

    private static Optional<IkeSa> onRequest(Turn turn, Established sa, IkeMessage message, Path path) {
        return switch (sa.replies().classify(message.header().messageId(), message.octets())) {
            case ReplyCache.Standing.Repeated(var reply) -> {
                turn.send(path, reply);
                yield Optional.of(sa);
            }
            case ReplyCache.Standing.Old() -> dropped(turn, sa, path, "a request before the window");
            case ReplyCache.Standing.Beyond() -> onBeyond(turn, sa, message, path);
            case ReplyCache.Standing.Fresh() -> switch (Sealing.open(turn, sa.name(), sa.session(), message)) {
                case Sealing.Opened.NotAuthentic() ->
                    dropped(turn, sa, path, "a request that is not protected by our keys");
                case Sealing.Opened.Bad(var why) -> Refusals.answer(turn, Hearing.from(turn, sa, path), message,
                        new Refusal.InvalidSyntax(why.describe(), why.section()));
                case Sealing.Opened.Inner(var items) -> onAuthenticRequest(turn, sa, message, items, path);
            };
        };
    }

    /** Only the peer itself learns that it goes too far. */
    private static Optional<IkeSa> onBeyond(Turn turn, Established sa, IkeMessage message, Path path) {
        boolean authentic = !(Sealing.open(turn, sa.name(), sa.session(),
                message) instanceof Sealing.Opened.NotAuthentic);
        return authentic && sa.stage() != Established.Stage.RIVAL
                ? Optional.of(Windows.exceeded(turn, sa, message))
                : dropped(turn, sa, path, "a request beyond the window");
    }

    private static Optional<IkeSa> onAuthenticRequest(Turn turn, Established sa, IkeMessage message,
            ImmutableList<ChainedPayload> items, Path path) {
        Chain chain = new Chain(items);
        boolean informational = message.header().exchange().equals(ExchangeType.Known.INFORMATIONAL);
        if (sa.stage() == Established.Stage.RIVAL && !(informational && InformationalResponder.isIkeDeleted(chain))) {
            // Whether this SA stays will be known in a moment; the peer repeats its request until then.
            return dropped(turn, sa, path, "a request on an SA whose rival still stands");
        }
        Established heard = Hearing.from(turn, sa, path);
        return switch (message.header().exchange()) {
            case ExchangeType.Known.CREATE_CHILD_SA -> onCreateChildSa(turn, heard, message, chain);
            case ExchangeType.Known.IKE_FOLLOWUP_KE -> FollowUpResponder.onRequest(turn, heard, message, chain);
            case ExchangeType.Known.INFORMATIONAL -> InformationalResponder.onRequest(turn, heard, message, chain);
            default -> Refusals.answer(turn, heard, message, new Refusal.InvalidSyntax(
                    "exchange " + message.header().exchange().label() + " on an established SA", "RFC 7296 §2.21"));
        };
    }

    private static Optional<IkeSa> onCreateChildSa(Turn turn, Established sa, IkeMessage message, Chain chain) {
        Optional<Refusal> collision = CollisionTable.onCreateChildSa(sa, chain);
        if (collision.isPresent()) {
            return Refusals.answer(turn, sa, message, collision.get());
        }
        return RekeyIkeResponder.isMeant(chain)
                ? RekeyIkeResponder.onRequest(turn, sa, message, chain)
                : CreateChildResponder.onRequest(turn, sa, message, chain);
    }

    private static Optional<IkeSa> onResponse(Turn turn, Established sa, IkeMessage message, Path path) {
        if (Hints.isAboutTheIkeSa(message)) {
            return dropped(turn, Hints.heed(turn, sa), path, "an unprotected INVALID_IKE_SPI, which is a hint at most");
        }
        Optional<InFlight> request = sa.window().answeredBy(message.header());
        if (request.isEmpty()) {
            return dropped(turn, sa, path, "a response that nobody waits for");
        }
        return switch (Sealing.open(turn, sa.name(), sa.session(), message)) {
            case Sealing.Opened.NotAuthentic() ->
                dropped(turn, sa, path, "a response that is not protected by our keys");
            case Sealing.Opened.Bad(var why) -> {
                // Authentic and unreadable: the two ends do not speak the same protocol (§2.21.3).
                Announcements.failed(turn, sa.name(), sa.tasks(), request.get().pending().orders(),
                        Notifications.failure(new Refusal.InvalidSyntax(why.describe(), why.section())));
                yield Endings.end(turn, sa, "an unreadable response");
            }
            case Sealing.Opened.Inner(var items) -> {
                Established heard = Hearing.from(turn, sa, path);
                Established next = heard.with(heard.window().answered(request.get().messageId()))
                        .with(heard.tasks().resuming(request.get().postponements()));
                yield onAuthenticResponse(turn, next, request.get().pending(), new Chain(items));
            }
        };
    }

    private static Optional<IkeSa> onAuthenticResponse(Turn turn, Established sa, Pending pending, Chain chain) {
        Optional<NotifyPayload> fatal = Refusals.fatal(pending, chain);
        if (fatal.isPresent()) {
            return Refusals.onFatal(turn, sa, fatal.get(), pending.orders());
        }
        return switch (pending) {
            case Pending.CreateChild p -> Optional.of(CreateChildInitiator.onResponse(turn, sa, p, chain));
            case Pending.IkeAlone _,Pending.Intermediate _ -> Optional.of(sa);
            case Pending.RekeyIke p -> Optional.of(RekeyIkeInitiator.onResponse(turn, sa, p, chain));
            case Pending.FollowUp p -> Optional.of(FollowUpInitiator.onResponse(turn, sa, p, chain));
            case Pending.DeleteChild p -> Optional.of(InformationalInitiator.onChildDeleted(turn, sa, p));
            case Pending.DeleteIke p -> InformationalInitiator.onIkeDeleted(turn, sa, p);
            case Pending.UpdateAddresses p -> Optional.of(MobikeInitiator.onAnswer(turn, sa, p, chain));
            case Pending.Told(var type) -> Optional.of(TicketNotices.onTold(turn, sa, type, chain));
            case Pending.Redirect p -> Optional.of(RedirectResponder.onAnswer(turn, sa, p));
            case Pending.Liveness p -> Optional.of(InformationalInitiator.onAlive(turn, sa, p, chain));
        };
    }

    private static Optional<IkeSa> dropped(Turn turn, Established sa, Path path, String reason) {
        turn.report(new Event.Dropped(path, reason));
        return Optional.of(sa);
    }
}
