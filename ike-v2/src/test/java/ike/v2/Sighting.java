package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.sim.Packet;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * One IKE message that a host sent, as somebody reads it who knows the keys.
 *
 * @param from the host's name
 * @param packet as it left the host
 * @param inner the payloads in clear: those of the message, or those inside its Encrypted payload
 */
record Sighting(String from, Packet packet, IkeHeader header, ImmutableList<ChainedPayload> inner) {
    Bytes octets() {
        return packet.octets();
    }

    /** The first payload of a type. */
    <P extends Payload> Optional<P> find(Class<P> type) {
        return inner.stream().map(ChainedPayload::payload).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The first payload of a type, which must be there. */
    <P extends Payload> P get(Class<P> type) {
        return find(type).orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + this));
    }

    /** The payloads, to be changed and sent anew. */
    ImmutableList<Payload> payloads() {
        return inner.stream().map(ChainedPayload::payload).collect(ImmutableList.toImmutableList());
    }

    /** The first notification of a type. */
    Optional<NotifyPayload> notify(NotifyType type) {
        return inner.stream().map(ChainedPayload::payload).filter(NotifyPayload.class::isInstance)
                .map(NotifyPayload.class::cast).filter(n -> n.notifyType().equals(type)).findFirst();
    }

    /** The SPI of the first proposal: the sender's. */
    Bytes proposedSpi() {
        return get(SaPayload.class).proposals().getFirst().spi();
    }

    boolean is(String sender, ExchangeType exchange, boolean request) {
        return from.equals(sender) && header.exchange().equals(exchange) && header.isRequest() == request;
    }
}
