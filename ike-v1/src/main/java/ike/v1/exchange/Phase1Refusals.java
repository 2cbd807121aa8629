package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.v1.message.Notifications;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import java.util.Optional;

/**
 * Informational exchanges in the midst of Phase 1, once there are keys (RFC 2409 §5.7): whoever does not believe the other one says
 * so under their protection, and the other one gives up at once. Only who has exchanged public values with us has these keys; that
 * one could as well have said nothing more.
 */
final class Phase1Refusals {
    private Phase1Refusals() {
    }

    /**
     * Tells the peer that we do not believe it, and that nothing is left here of the ISAKMP SA: in two messages, because strongSwan
     * reads no further in one that has an error in it.
     */
    static void send(Turn turn, Claim claim, Refusal refusal) {
        SaName name = claim.name();
        send(turn, claim, NotificationPayload.of(ProtocolId.Known.ISAKMP, Bytes.EMPTY, Notifications.type(refusal),
                NotificationData.none()));
        send(turn, claim, DeletePayload.isakmp(name.initiatorCookie(), name.responderCookie()));
    }

    private static void send(Turn turn, Claim claim, Payload payload) {
        turn.send(claim.name().path(), Hashed
                .amid(turn, claim.name(), claim.agreed(), claim.keyed(), ImmutableList.of(payload)).octets());
    }

    /** What the peer says there; nothing is left of the SA when it refuses or deletes. */
    static Optional<IsakmpSa> onMessage(Turn turn, Connecting sa, IsakmpMessage message, Path path) throws Refused {
        return switch (sa) {
            case Connecting.IdentitySent sent -> onMessage(turn, sa, sent.agreed(), sent.keyed(), message);
            case Connecting.KeyAnswered answered -> onMessage(turn, sa, answered.agreed(), answered.keyed(), message);
            case Connecting.AggressiveAnswered answered ->
                onMessage(turn, sa, answered.agreed(), answered.keyed(), message);
            default -> {
                turn.report(new Event.Dropped(path, "an encrypted message before there are keys"));
                yield Optional.of(sa);
            }
        };
    }

    private static Optional<IsakmpSa> onMessage(Turn turn, Connecting sa, Agreed agreed, Keyed keyed,
            IsakmpMessage message) throws Refused {
        PayloadList payloads = Hashed.openAmid(turn, agreed, keyed, message);
        Optional<String> error = payloads.all(NotificationPayload.class).stream()
                .map(NotificationPayload::notifyType).filter(NotifyType::isError).findFirst().map(NotifyType::label);
        boolean deleted = payloads.all(DeletePayload.class).stream()
                .anyMatch(delete -> delete.protocol() == ProtocolId.Known.ISAKMP);
        if (error.isEmpty() && !deleted) {
            return Optional.of(sa);
        }
        Endings.abandon(turn, sa, new Failure(error.orElse("DELETE"), true, "the peer refuses, and gives no reason", "",
                "RFC 2409 §5.7"));
        return Optional.empty();
    }
}
