package ike.v2.exchange;

import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TsPayload;
import java.util.Optional;

/**
 * An IKE SA that begins without a Child SA (RFC 6023): the responder announces that it may, and IKE_AUTH then leaves SA, TSi
 * and TSr out.
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni     -->
 *                        <--  HDR, SAr1, KEr, Nr, N(CHILDLESS_IKEV2_SUPPORTED)
 * HDR, SK {IDi, AUTH}    -->
 *                        <--  HDR, SK {IDr, AUTH}
 * }</pre>
 */
final class ChildlessStart {
    private ChildlessStart() {
    }

    /** The responder's notification. Its protocol is IKE, other than that of other such notifications (§4). */
    static Optional<NotifyPayload> announce(Connection connection) {
        return policy(connection) == Childless.NEVER
                ? Optional.empty()
                : Optional.of(new NotifyPayload(ProtocolId.Known.IKE, Bytes.EMPTY,
                        NotifyType.Known.CHILDLESS_IKEV2_SUPPORTED, Bytes.EMPTY));
    }

    /** True when our IKE_AUTH asks for no child: it shall not, or there is none to ask for. */
    static boolean isMeant(Connection connection, TaskQueue tasks, Bytes initResponse) {
        return mustBe(connection, tasks) || (policy(connection) == Childless.PREFER && isAnnounced(initResponse));
    }

    /** True when both sides allow that IKE_AUTH asks for no child. */
    static boolean mayBe(Connection connection, Bytes initResponse) {
        return policy(connection) != Childless.NEVER && isAnnounced(initResponse);
    }

    /** What is wrong with an IKE_SA_INIT response without the notification, if that is. Not authenticated: a mere hint. */
    static Optional<Refusal> lack(Connection connection, TaskQueue tasks, IkeMessage response) {
        return mustBe(connection, tasks) && !isAnnounced(response.octets())
                ? Optional.of(new Refusal.InvalidSyntax("the peer begins no IKE SA without a child (RFC 6023 §3)",
                        "RFC 6023 §3"))
                : Optional.empty();
    }

    /** True when the IKE_SA_INIT response says that the initiator may. */
    static boolean isAnnounced(Bytes initResponse) {
        return Announced.by(initResponse, NotifyType.Known.CHILDLESS_IKEV2_SUPPORTED);
    }

    /** True when the request asks for no child. */
    static boolean isAsked(Chain request) {
        return request.find(SaPayload.class).isEmpty() && request.find(TsPayload.class).isEmpty();
    }

    /** Passes when the connection that the identities have chosen allows what the peer asks for. */
    static void check(Connection connection, Chain request) throws Refused {
        boolean childless = isAsked(request);
        if (childless && policy(connection) == Childless.NEVER) {
            throw Refused.syntax("the peer asks for no child, and childless = never", "RFC 6023 §3");
        }
        if (!childless && policy(connection) == Childless.FORCE) {
            throw Refused.syntax("the peer asks for a child in IKE_AUTH, and childless = force", "RFC 6023 §3");
        }
    }

    private static boolean mustBe(Connection connection, TaskQueue tasks) {
        return policy(connection) == Childless.FORCE || !tasks.has(Task.CreateChild.class::isInstance);
    }

    private static Childless policy(Connection connection) {
        return connection.extensions().childless();
    }
}
