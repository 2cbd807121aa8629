package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Mode;
import ike.v1.message.Notifications;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.PrivateGroups;
import ike.v1.sa.QuickMode;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.Traffic;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.ProtocolId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which handler an ISAKMP SA gives a message to, and what becomes of refusals: the one table of states and messages
 * (RFC 2409 §5). A message that is refused changes no state: anybody could have sent it.
 */
public final class Transitions {
    private Transitions() {
    }

    /** Begins Phase 1 in the mode of the connection. */
    public static Connecting start(Turn turn, Connection connection, Path path, ImmutableList<WantedChild> wanted)
            throws Refused {
        return switch (Mode.of(connection)) {
            case MAIN -> MainInitiator.start(turn, connection, path, wanted);
            case AGGRESSIVE -> AggressiveInitiator.start(turn, connection, path, wanted);
        };
    }

    /** Somebody begins Phase 1 with us. */
    public static IsakmpSa onOffer(Turn turn, Mode mode, IsakmpMessage message, Path path) throws Refused {
        return switch (mode) {
            case MAIN -> MainResponder.onOffer(turn, message, path);
            case AGGRESSIVE -> AggressiveResponder.onOffer(turn, message, path);
        };
    }

    /** The SA after a message; nothing when it is gone. */
    public static Optional<IsakmpSa> onMessage(Turn turn, IsakmpSa sa, IsakmpMessage message, Path path) {
        Optional<Replies.Entry> before = sa.replies().find(message.octets());
        if (before.isPresent()) {
            before.get().reply().ifPresentOrElse(reply -> turn.send(sa.name().path(), reply),
                    () -> turn.report(new Event.Dropped(path, "a message that came before")));
            boolean peerWaits = before.get().reply().isPresent();
            return Optional.of(peerWaits && sa instanceof Established established
                    ? Successions.lingering(turn, established)
                    : sa);
        }
        try {
            return switch (sa) {
                case Connecting connecting -> onConnecting(turn, connecting, message, path);
                case ExtendedAuth user -> onExtendedAuth(turn, user, message, path);
                case Established established -> onEstablished(turn, established, message, path);
            };
        } catch (Refused refused) {
            refuse(turn, sa, message, path, refused.refusal());
            return Optional.of(sa instanceof Connecting connecting
                    ? doubting(connecting, Notifications.failure(refused.refusal()))
                    : sa);
        }
    }

    private static Optional<IsakmpSa> onConnecting(Turn turn, Connecting sa, IsakmpMessage message, Path path)
            throws Refused {
        if (message.header().exchange() == ExchangeType.Known.INFORMATIONAL && !message.header().isEncrypted()) {
            Optional<Failure> heard = Informational.hearsay(turn, sa.name(), message);
            return Optional.of(heard.map(failure -> doubting(sa, failure)).orElse(sa));
        }
        if (sa instanceof Connecting.Verifying verifying) {
            return Optional.of(verifying.plus(new Connecting.Deferred(message, path)));
        }
        if (message.header().exchange() == ExchangeType.Known.INFORMATIONAL) {
            return Phase1Refusals.onMessage(turn, sa, message, path);
        }
        if (message.header().exchange() != sa.mode().exchange()) {
            return outOfPlace(turn, sa, message, path);
        }
        return Optional.of(switch (sa) {
            case Connecting.OfferSent sent -> MainInitiator.onChoice(turn, sent, message);
            case Connecting.OfferAnswered answered -> MainResponder.onKey(turn, answered, message, path);
            case Connecting.KeySent sent -> MainInitiator.onKey(turn, sent, message, path);
            case Connecting.KeyAnswered answered -> MainResponder.onIdentity(turn, answered, message, path);
            case Connecting.IdentitySent sent -> MainInitiator.onIdentity(turn, sent, message);
            case Connecting.AggressiveSent sent -> AggressiveInitiator.onAnswer(turn, sent, message, path);
            case Connecting.AggressiveAnswered answered -> AggressiveResponder.onProof(turn, answered, message, path);
            case Connecting.Asking asking -> asking;
        });
    }

    /** Something came that is no answer and proves nothing: it is told again if no answer comes at all. */
    static Connecting doubting(Connecting sa, Failure failure) {
        return sa instanceof Connecting.Initiating initiating
                ? initiating.with(initiating.wanted(), initiating.sent().doubting(failure))
                : sa;
    }

    /**
     * The initiator of an Aggressive Mode that goes on already has sent a message 3 that was lost: ours before that, once
     * more, makes it repeat it.
     */
    private static Optional<IsakmpSa> outOfPlace(Turn turn, Connecting sa, IsakmpMessage message, Path path) {
        if (sa instanceof Connecting.AggressiveAnswered answered && message.header().isEncrypted()) {
            answered.replies().entries().getFirst().reply().ifPresent(reply -> turn.send(sa.name().path(), reply));
        }
        return dropped(turn, sa, message, path);
    }

    private static Optional<IsakmpSa> onExtendedAuth(Turn turn, ExtendedAuth sa, IsakmpMessage message, Path path)
            throws Refused {
        ExchangeType exchange = message.header().exchange();
        boolean expected = exchange == ExchangeType.Known.INFORMATIONAL || exchange == ExchangeType.Known.TRANSACTION;
        return expected && message.header().isEncrypted()
                ? Xauth.onMessage(turn, sa, message).map(next -> next)
                : dropped(turn, sa, message, path);
    }

    private static Optional<IsakmpSa> onEstablished(Turn turn, Established sa, IsakmpMessage message, Path path)
            throws Refused {
        if (message.header().exchange() == ExchangeType.Known.INFORMATIONAL) {
            if (!message.header().isEncrypted()) {
                Informational.hearsay(turn, sa.name(), message);
                return Optional.of(sa);
            }
            return Informational.onMessage(turn, sa, message).map(next -> Hearing.from(turn, next, path));
        }
        if (message.header().exchange() == ExchangeType.Known.TRANSACTION && message.header().isEncrypted()) {
            return Optional.of(Hearing.from(turn, ModeConfigs.onMessage(turn, sa, message), path));
        }
        if (message.header().exchange() == ExchangeType.Known.NEW_GROUP_MODE && message.header().isEncrypted()
                && message.header().messageId() != 0) {
            return Optional.of(Hearing.from(turn, onNewGroupMode(turn, sa, message), path));
        }
        if (message.header().exchange() != ExchangeType.Known.QUICK_MODE || message.header().messageId() == 0) {
            return dropped(turn, sa, message, path);
        }
        QuickMode quick = sa.quickModes().get(message.header().messageId());
        return Optional.of(Hearing.from(turn, switch (quick) {
            case null -> QuickResponder.onRequest(turn, sa, message);
            case QuickMode.Asked asked -> QuickInitiator.onAnswer(turn, sa, asked, message);
            case QuickMode.Answered answered -> QuickResponder.onConfirmation(turn, sa, answered, message);
            case QuickMode.Committed committed -> Commitment.onFourth(turn, sa, committed, message);
            case QuickMode.Confirmed _ -> throw new Refused(new Refusal.Misshapen(
                    "another message of a Quick Mode that is over", "RFC 2409 §5.5"));
        }, path));
    }

    private static Established onNewGroupMode(Turn turn, Established sa, IsakmpMessage message) throws Refused {
        return sa.groups().own() instanceof PrivateGroups.Stage.Asked asked
                && asked.messageId() == message.header().messageId()
                        ? NewGroupInitiator.onAnswer(turn, sa, asked, message)
                        : NewGroupResponder.onRequest(turn, sa, message);
    }

    /** A Quick Mode for each pair of selectors; who wants the child hears of the last one. */
    public static Established ask(Turn turn, Established sa, WantedChild wish) {
        ImmutableList<Traffic> all = Unity.said(sa, wish.config(), ChildTraffic.proposed(sa, wish.config()));
        if (all.isEmpty()) {
            turn.answer(wish.orders(), new Event.OrderFailed("child " + wish.config().name()
                    + " has no local and remote selectors of the same family"));
        }
        Established current = sa;
        for (Traffic traffic : all) {
            boolean last = traffic.equals(all.getLast());
            current = ask(turn, current, last ? wish : new WantedChild(wish.config(), ImmutableList.of()), traffic,
                    OptionalLong.empty());
        }
        return current;
    }

    /** A Quick Mode for the traffic of a child that it shall take the place of. */
    static Established replace(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders) {
        return ask(turn, sa, new WantedChild(child.config(), orders), child.said(),
                OptionalLong.of(child.uniqueId()));
    }

    /** A Quick Mode for this traffic alone. */
    static Established ask(Turn turn, Established sa, WantedChild wish, Traffic traffic) {
        return ask(turn, sa, wish, traffic, OptionalLong.empty());
    }

    private static Established ask(Turn turn, Established sa, WantedChild wish, Traffic traffic,
            OptionalLong replaces) {
        try {
            return QuickInitiator.start(turn, sa, wish, traffic, replaces);
        } catch (Refused refused) {
            turn.answer(wish.orders(), new Event.OrderFailed(Notifications.failure(refused.refusal()).summary()));
            return sa;
        }
    }

    private static Optional<IsakmpSa> dropped(Turn turn, IsakmpSa sa, IsakmpMessage message, Path path) {
        turn.report(new Event.Dropped(path, "a message of " + message.header().exchange().label() + " out of place"));
        return Optional.of(sa);
    }

    private static void refuse(Turn turn, IsakmpSa sa, IsakmpMessage message, Path path, Refusal refusal) {
        if (sa instanceof Connecting) {
            tell(turn, sa.name().withResponder(message.header().responderCookie()), path, refusal);
            return;
        }
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), path, Notifications.failure(refusal)));
        if (sa instanceof Established established && !(refusal instanceof Refusal.WrongHash)) {
            Informational.send(turn, established, ImmutableList.of(NotificationPayload.of(ProtocolId.Known.ESP,
                    Bytes.EMPTY, Notifications.type(refusal), NotificationData.none())));
        }
    }

    /** Before there is an SA, the peer is told in the clear. */
    static void tell(Turn turn, SaName name, Path path, Refusal refusal) {
        turn.report(new Event.Failed(Optional.of(name.connection().name()), path, Notifications.failure(refusal)));
        Informational.refuse(turn, name.withPath(path), Notifications.type(refusal));
    }
}
