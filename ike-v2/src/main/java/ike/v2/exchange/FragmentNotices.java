package ike.v2.exchange;

import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.v2.sa.FragmentUse;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/** The notification of IKE_SA_INIT by which two ends agree on fragments (RFC 7383 §2.3). */
final class FragmentNotices {
    private FragmentNotices() {
    }

    /** The initiator's. */
    static Optional<NotifyPayload> offer(Connection connection) {
        return connection.fragmentation() == Fragmentation.NO
                ? Optional.empty()
                : Optional.of(NotifyPayload.of(NotifyType.Known.IKEV2_FRAGMENTATION_SUPPORTED));
    }

    /** The responder's, to a request that has it too. */
    static Optional<NotifyPayload> answer(Connection connection, IkeMessage request) {
        return agreed(connection, request) == FragmentUse.NEVER ? Optional.empty() : offer(connection);
    }

    /** What the peer's message makes of our own wish. */
    static FragmentUse agreed(Connection connection, IkeMessage peers) {
        if (peers.notify(NotifyType.Known.IKEV2_FRAGMENTATION_SUPPORTED).isEmpty()) {
            return FragmentUse.NEVER;
        }
        return switch (connection.fragmentation()) {
            case NO -> FragmentUse.NEVER;
            case ACCEPT -> FragmentUse.RECEIVED;
            case YES, FORCE -> FragmentUse.BOTH_WAYS;
        };
    }
}
