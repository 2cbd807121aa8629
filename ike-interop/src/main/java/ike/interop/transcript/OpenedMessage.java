package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.Optional;

/**
 * An IKEv2 message as far as it could be read (RFC 7296 §3).
 *
 * @param chain the payloads in the clear, and then those inside SK, if it was opened
 * @param isSealed whether it has an SK or SKF payload
 */
public record OpenedMessage(IkeHeader header, ImmutableList<ChainedPayload> chain, boolean isSealed) {
    /** The payloads in their order. */
    public ImmutableList<Payload> payloads() {
        return chain.stream().map(ChainedPayload::payload).collect(ImmutableList.toImmutableList());
    }

    /** The first payload of a kind. */
    public <T extends Payload> Optional<T> first(Class<T> kind) {
        return chain.stream().map(ChainedPayload::payload).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The octets behind the generic header of the first payload of this type, as received. */
    public Optional<Bytes> body(PayloadType type) {
        return chain.stream().filter(chained -> chained.payload().type().equals(type)).map(ChainedPayload::body)
                .findFirst();
    }

    /** True when a notification of this type is there. */
    public boolean notifies(NotifyType type) {
        return chain.stream().anyMatch(c -> c.payload() instanceof NotifyPayload n && n.notifyType().equals(type));
    }
}
