package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * An IKEv2 message as far as it could be read (RFC 7296 §3).
 *
 * @param payloads those in the clear, and then those inside SK, if it was opened
 */
public record OpenedMessage(IkeHeader header, ImmutableList<Payload> payloads) {
    /** The first payload of a kind. */
    public <T extends Payload> Optional<T> first(Class<T> kind) {
        return payloads.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** True when a notification of this type is there. */
    public boolean notifies(NotifyType type) {
        return payloads.stream().anyMatch(p -> p instanceof NotifyPayload n && n.notifyType().equals(type));
    }
}
