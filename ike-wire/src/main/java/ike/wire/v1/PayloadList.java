package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The payloads of a message, each with the octets that it was read from (RFC 2408 §3.2), and the padding behind them: of
 * an encrypted message (RFC 2409 Appendix B) zeros in theory, any octets in practice, and never an error; of one in the clear at
 * most three zeros.
 *
 * @param chain the payloads in their order
 * @param padding what stood behind the last of them
 */
public record PayloadList(ImmutableList<ChainedPayload> chain, Bytes padding) {
    /** No payload. */
    public static final PayloadList NONE = new PayloadList(ImmutableList.of(), Bytes.EMPTY);

    /** The payloads in their order. */
    public ImmutableList<Payload> payloads() {
        return chain.stream().map(ChainedPayload::payload).collect(ImmutableList.toImmutableList());
    }

    /** The first payload of this kind. */
    public <T extends Payload> Optional<T> first(Class<T> kind) {
        return stream(kind).findFirst();
    }

    /** All payloads of this kind, in their order. */
    public <T extends Payload> ImmutableList<T> all(Class<T> kind) {
        return stream(kind).collect(ImmutableList.toImmutableList());
    }

    /** The first payload of this kind, as it stood in the message. */
    public Optional<ChainedPayload> chained(Class<? extends Payload> kind) {
        return chain.stream().filter(c -> kind.isInstance(c.payload())).findFirst();
    }

    /** The first notification of this type. */
    public Optional<NotificationPayload> notification(NotifyType type) {
        return stream(NotificationPayload.class).filter(n -> n.notifyType().equals(type)).findFirst();
    }

    /** The octets of all payloads, padding not. */
    public Bytes octets() {
        return Bytes.concat(chain.stream().map(ChainedPayload::octets).toArray(Bytes[]::new));
    }

    /**
     * The octets of every payload but the first, generic headers included, padding not: what the HASH payload in front
     * of them covers, behind the message ID (RFC 2409 §5.5, §5.7).
     */
    public Bytes behindFirst() {
        return Bytes.concat(chain.stream().skip(1).map(ChainedPayload::octets).toArray(Bytes[]::new));
    }

    private <T extends Payload> Stream<T> stream(Class<T> kind) {
        return chain.stream().map(ChainedPayload::payload).filter(kind::isInstance).map(kind::cast);
    }
}
