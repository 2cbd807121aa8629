package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.sim.Packet;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;

/** Messages that no engine would send, made of those that one did. */
final class Crafted {
    private static final int CRITICAL = 0x80;

    private Crafted() {
    }

    static IkeHeader withInitiatorSpi(IkeHeader h, IkeSpi spi) {
        return new IkeHeader(spi, h.responderSpi(), h.firstPayload(), h.majorVersion(), h.minorVersion(), h.exchange(),
                h.flags(), h.messageId(), h.length());
    }

    /** The packet with other octets in it. */
    static Packet withOctets(Packet packet, Bytes octets) {
        return new Packet(packet.kind(), packet.transport(), packet.source(), packet.destination(), octets);
    }

    static IkeHeader withFlags(IkeHeader h, int flags) {
        return new IkeHeader(h.initiatorSpi(), h.responderSpi(), h.firstPayload(), h.majorVersion(), h.minorVersion(),
                h.exchange(), flags, h.messageId(), h.length());
    }

    static IkeHeader withMessageId(IkeHeader h, long id) {
        return new IkeHeader(h.initiatorSpi(), h.responderSpi(), h.firstPayload(), h.majorVersion(), h.minorVersion(),
                h.exchange(), h.flags(), id, h.length());
    }

    /** The message with this payload in the place of those of its type. */
    static IkeMessage replacing(IkeMessage message, Payload payload) {
        return IkeMessages.encode(message.header(), message.payloads().stream()
                .map(p -> p.type().equals(payload.type()) ? payload : p).collect(ImmutableList.toImmutableList()));
    }

    static IkeMessage without(IkeMessage message, Class<? extends Payload> type) {
        return IkeMessages.encode(message.header(), message.payloads().stream().filter(p -> !type.isInstance(p))
                .collect(ImmutableList.toImmutableList()));
    }

    static IkeMessage with(IkeMessage message, Payload more) {
        return IkeMessages.encode(message.header(),
                ImmutableList.<Payload>builder().addAll(message.payloads()).add(more).build());
    }

    /** The answer of a responder to an IKE_SA_INIT request. */
    static Bytes initResponse(IkeHeader request, IkeSpi responder, Payload... payloads) {
        return initResponse(request, responder, ImmutableList.copyOf(payloads));
    }

    static Bytes initResponse(IkeHeader request, IkeSpi responder, ImmutableList<Payload> payloads) {
        return IkeMessages.encode(IkeHeader.of(request.initiatorSpi(), responder, ExchangeType.Known.IKE_SA_INIT,
                IkeHeader.FLAG_RESPONSE, 0), payloads).octets();
    }

    /**
     * A chain of payloads with one more in front, of a type that nobody knows.
     *
     * @param first the type of the first of the others
     */
    static Bytes unknownPayloadBefore(Bytes chain, PayloadType first, boolean critical) {
        return Bytes.concat(Bytes.of(first.code(), critical ? CRITICAL : 0, 0, 8), Bytes.of(1, 2, 3, 4), chain);
    }
}
