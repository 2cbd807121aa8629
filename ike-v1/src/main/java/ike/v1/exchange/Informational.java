package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.engine.config.Reactions;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.QuickMode;
import ike.v1.sa.Secured;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Informational exchanges (RFC 2409 §5.7): one message, protected by a HASH once there are keys; nobody answers. One
 * that is not protected may say what it likes: it is reported, and believed for nothing.
 */
public final class Informational {
    private static final String DELETED = "deleted by the peer";

    private Informational() {
    }

    /** Tells the peer something; returns the message. */
    static Bytes send(Turn turn, Secured sa, ImmutableList<Payload> payloads) {
        Messages.Sealed message = Hashed.first(turn, sa, ExchangeType.Known.INFORMATIONAL, turn.newMessageId(),
                payloads);
        turn.send(sa.name().path(), message.octets());
        return message.octets();
    }

    /** Tells a peer with whom we have no keys why we go no further (RFC 2408 §4.8). */
    static void refuse(Turn turn, SaName name, NotifyType why) {
        refuse(turn, IsakmpHeader.of(name.initiatorCookie(), name.responderCookie(),
                ExchangeType.Known.INFORMATIONAL, 0, 0), name.path(), why);
    }

    /** The same for one with whom there is no SA at all. */
    public static void refuse(Turn turn, IsakmpHeader header, Path path, NotifyType why) {
        NotificationPayload notification = NotificationPayload.of(ProtocolId.Known.ISAKMP, Bytes.EMPTY, why,
                NotificationData.none());
        IsakmpHeader answer = IsakmpHeader.of(header.initiatorCookie(), header.responderCookie(),
                ExchangeType.Known.INFORMATIONAL, 0, turn.newMessageId());
        turn.send(path, IsakmpMessages.encode(answer, ImmutableList.of(notification)).octets());
    }

    /** What an unprotected message says, for people: the first error in it. */
    static Optional<Failure> hearsay(Turn turn, SaName name, IsakmpMessage message) {
        Optional<Failure> heard = message.payloads().all(NotificationPayload.class).stream()
                .map(NotificationPayload::notifyType).filter(NotifyType::isError).findFirst()
                .map(type -> new Failure(type.label(), true, "somebody says so without proof; it changes nothing", "",
                        "RFC 2409 §5.7"));
        heard.ifPresent(
                failure -> turn.report(new Event.Failed(Optional.of(name.connection().name()), name.path(), failure)));
        return heard;
    }

    /** What the peer tells; nothing stays when it deletes the ISAKMP SA. */
    static Optional<IsakmpSa> onMessage(Turn turn, Established sa, IsakmpMessage message) throws Refused {
        PayloadList payloads = Hashed.openFirst(turn, sa, message);
        Established current = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        for (NotificationPayload notification : payloads.all(NotificationPayload.class)) {
            current = onNotification(turn, current, notification, message.header().messageId());
        }
        if (Contacts.isInitial(payloads)) {
            turn.note(new Turn.Note.Alone(current));
        }
        for (DeletePayload delete : payloads.all(DeletePayload.class)) {
            if (delete.protocol() == ProtocolId.Known.ISAKMP && names(current, delete)) {
                Established going = Children.bequeathed(turn, current);
                Endings.end(turn, going, DELETED);
                Revivals.begin(turn, going, Reactions::close);
                return Optional.empty();
            }
            current = onDelete(turn, current, delete);
        }
        return Optional.of(current);
    }

    private static Established onNotification(Turn turn, Established sa, NotificationPayload notification, long id) {
        return switch (notification.data()) {
            case NotificationData.Sequence(long number) -> DeadPeers.onNotification(turn, sa, notification, number);
            case NotificationData.Lifetime _ -> ShorterLives.onNotification(turn, sa, notification);
            case NotificationData.Plain _ when notification.notifyType() == NotifyType.Known.CONNECTED ->
                Commitment.onConnected(turn, sa, id);
            default -> {
                if (!notification.notifyType().isError()) {
                    yield sa;
                }
                turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                        new Failure(notification.notifyType().label(), true, "the peer refuses", "",
                                "RFC 2408 §3.14")));
                yield NewGroupInitiator.onRefusal(turn, QuickInitiator.onRefusal(turn, sa, notification),
                        notification.notifyType());
            }
        };
    }

    /** The peer has deleted children; others of its SAs may have them by now, if not here (see {@link Successions}). */
    private static Established onDelete(Turn turn, Established sa, DeletePayload delete) {
        Optional<IpsecProtocol> protocol = Protocols.find(delete.protocol());
        if (protocol.isEmpty()) {
            return sa;
        }
        ImmutableSet<Bytes> spis = ImmutableSet.copyOf(delete.spis());
        ImmutableSet<Bytes> elsewhere = Sets.difference(spis, sa.children().values().stream()
                .filter(child -> child.protocol() == protocol.get()).flatMap(Informational::spis)
                .collect(ImmutableSet.toImmutableSet())).immutableCopy();
        if (!elsewhere.isEmpty()) {
            turn.note(new Turn.Note.Deleted(sa, protocol.get(), elsewhere));
        }
        return onDelete(turn, sa, protocol.get(), spis);
    }

    /**
     * The peer names its children by the SPIs that it receives with, which are those that we send with. strongSwan names one that it
     * could not install by ours; so that a child of ours does not stay behind, it is meant, too.
     */
    public static Established onDelete(Turn turn, Established sa, IpsecProtocol protocol, Set<Bytes> spis) {
        Established current = sa;
        for (ChildSa child : sa.children().values()) {
            if (isNamed(child, protocol, spis)) {
                current = Revivals.closed(turn, Children.gone(turn, current, child, DELETED), child);
            }
        }
        for (QuickMode quick : sa.quickModes().values()) {
            current = onDelete(turn, current, quick, protocol, spis);
        }
        return current;
    }

    /** The deletion can overtake the message that would have made the child, or be that of the child that is replaced. */
    private static Established onDelete(Turn turn, Established sa, QuickMode quick, IpsecProtocol protocol,
            Set<Bytes> spis) {
        return switch (quick) {
            case QuickMode.Asked _ -> sa;
            case QuickMode.Answered answered ->
                isNamed(answered, protocol, spis) ? Children.abandon(turn, sa, quick) : sa;
            case QuickMode.Receiving receiving when isNamed(receiving, protocol, spis) -> {
                turn.answer(receiving.orders(), new Event.OrderFailed("the peer has deleted the new child"));
                yield Children.abandon(turn, sa, quick);
            }
            case QuickMode.Receiving receiving when receiving.replaces().isPresent()
                    && !sa.children().containsKey(receiving.replaces().getAsLong()) ->
                Children.ready(turn, sa, receiving);
            case QuickMode.Receiving _ -> sa;
        };
    }

    private static boolean isNamed(QuickMode.Made quick, IpsecProtocol protocol, Set<Bytes> spis) {
        return quick.children().stream().anyMatch(made -> isNamed(made.child(), protocol, spis));
    }

    private static boolean isNamed(ChildSa child, IpsecProtocol protocol, Set<Bytes> spis) {
        return child.protocol() == protocol && spis(child).anyMatch(spis::contains);
    }

    private static Stream<Bytes> spis(ChildSa child) {
        return Stream.of(Bytes.u32(child.outboundSpi()), Bytes.u32(child.inboundSpi()));
    }

    /** True when the peer deletes an SA whose user has not proved himself yet; whatever else it says is not heard. */
    static boolean deletes(Turn turn, ExtendedAuth sa, IsakmpMessage message) throws Refused {
        return Hashed.openFirst(turn, sa, message).all(DeletePayload.class).stream()
                .anyMatch(delete -> delete.protocol() == ProtocolId.Known.ISAKMP && names(sa, delete));
    }

    private static boolean names(Secured sa, DeletePayload delete) {
        return delete.spis().contains(sa.name().cookies());
    }
}
