package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.Phase2Hashes;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.QuickMode;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.Optional;

/**
 * The commit bit (RFC 2408 §3.1): a responder that sets it in a Quick Mode has the initiator wait with its packets, and ends that by
 * CONNECTED. The RFC speaks of an Informational exchange with the message ID of the Quick Mode; those who have implemented it
 * send a fourth message of the Quick Mode itself. We do as they do, and take either.
 *
 * <p>
 * An initiator that sets the bit is not waited for: its HASH(3) says already that it has the SAs.
 */
final class Commitment {
    private Commitment() {
    }

    /** Says CONNECTED, if we have set the bit: the octets, to be sent again when the peer repeats itself. */
    static Optional<Bytes> tell(Turn turn, Established sa, QuickMode.Answered answered, IsakmpMessage third) {
        if (!sa.name().connection().ikev1().quickMode().commit()) {
            return Optional.empty();
        }
        ImmutableList<Payload> connected = answered.children().stream()
                .map(made -> NotificationPayload.of(Protocols.of(made.child().protocol()),
                        Bytes.u32(made.child().inboundSpi()),
                        NotifyType.Known.CONNECTED, NotificationData.none()))
                .collect(ImmutableList.toImmutableList());
        Bytes octets = Hashed.next(turn, sa, ExchangeType.Known.QUICK_MODE, answered.messageId(),
                sa.session().cipher().next(third.ciphertext()), connected).octets();
        turn.send(sa.name().path(), octets);
        return Optional.of(octets);
    }

    /** The fourth message; its HASH is made like that of the first. */
    static Established onFourth(Turn turn, Established sa, QuickMode.Committed committed, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = Messages.open(message, sa.session().cipher(), committed.iv());
        Messages.requireSame("HASH(4)", Hashed.inFront(payloads), Phase2Hashes.hash1(sa.session().suite().prf(),
                sa.session().keys().skeyidA(), committed.messageId(), payloads.behindFirst(),
                turn.environment().log()));
        Established next = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        return payloads.notification(NotifyType.Known.CONNECTED).isPresent()
                ? onConnected(turn, next, committed.messageId())
                : next;
    }

    /** The peer has the children of this Quick Mode: we send by them. */
    static Established onConnected(Turn turn, Established sa, long messageId) {
        return sa.quickModes().get(messageId) instanceof QuickMode.Committed committed
                ? Children.ready(turn, sa, committed)
                : sa;
    }
}
