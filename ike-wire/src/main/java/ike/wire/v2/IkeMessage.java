package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One IKEv2 message (RFC 7296 §3): a header and its chain of payloads, with the octets that they were read from or
 * written to. AUTH and the integrity checksum are computed over those octets, never over a second encoding.
 *
 * @param header the first 28 octets
 * @param chain the payloads in their order; when the last is SK, what is inside is not part of it
 * @param octets the whole message, without non-ESP marker
 */
public record IkeMessage(IkeHeader header, ImmutableList<ChainedPayload> chain, Bytes octets) {
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

    /** The first notification of this type. */
    public Optional<NotifyPayload> notify(NotifyType type) {
        return stream(NotifyPayload.class).filter(n -> n.notifyType().equals(type)).findFirst();
    }

    /**
     * The octets in front of the sealed body of the last payload, SK or SKF, as received: what combined-mode encryption
     * authenticates (RFC 5282 §5.1). Nothing when the message is not sealed.
     */
    public Optional<Bytes> sealedPrefix() {
        return chain.isEmpty() ? Optional.empty() : switch (chain.getLast().payload()) {
            case EncryptedPayload sealed -> Optional.of(before(sealed.body()));
            case EncryptedFragmentPayload fragment -> Optional.of(before(fragment.body()));
            default -> Optional.empty();
        };
    }

    private Bytes before(Bytes body) {
        return octets.slice(0, octets.length() - body.length());
    }

    private <T extends Payload> Stream<T> stream(Class<T> kind) {
        return chain.stream().map(ChainedPayload::payload).filter(kind::isInstance).map(kind::cast);
    }
}
