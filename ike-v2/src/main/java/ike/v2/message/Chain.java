package ike.v2.message;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/** The payloads of one message (RFC 7296 §3.2), asked by type: what {@link Grammar} has let through. */
public record Chain(ImmutableList<ChainedPayload> items) {
    /** The payloads of {@code items} after {@code grammar} has let them through. */
    public static Chain checked(Grammar grammar, ImmutableList<ChainedPayload> items) throws Refused {
        grammar.check(items);
        return new Chain(items);
    }

    /** The first payload of a type. */
    public <T extends Payload> Optional<T> find(Class<T> type) {
        return items.stream().map(ChainedPayload::payload).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The first payload of a type that the grammar made sure of. */
    public <T extends Payload> T get(Class<T> type) throws Refused {
        return find(type)
                .orElseThrow(() -> Refused.syntax("the " + type.getSimpleName() + " is missing", "RFC 7296 §1.2"));
    }

    /** All payloads of a type, in order. */
    public <T extends Payload> ImmutableList<T> all(Class<T> type) {
        return items.stream().map(ChainedPayload::payload).filter(type::isInstance).map(type::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** The same with other data in the AUTH payload. */
    public Chain withAuth(Bytes data) {
        return new Chain(items.stream()
                .map(item -> item.payload() instanceof AuthPayload auth
                        ? new ChainedPayload(item.flags(), new AuthPayload(auth.method(), data), item.body())
                        : item)
                .collect(ImmutableList.toImmutableList()));
    }

    /** The first notification of a type. */
    public Optional<NotifyPayload> notify(NotifyType type) {
        return all(NotifyPayload.class).stream().filter(n -> n.notifyType().equals(type)).findFirst();
    }

    /** The first error notification (type below 16384, RFC 7296 §3.10.1). */
    public Optional<NotifyPayload> error() {
        return all(NotifyPayload.class).stream().filter(n -> n.notifyType().isError()).findFirst();
    }
}
