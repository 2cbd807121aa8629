package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.Optional;

/**
 * An IKEv2 message as far as it could be read (RFC 7296 §3).
 *
 * @param chain the payloads in the clear, and then those inside SK, if it was opened
 * @param sealed what its SK payload, or its SKF payloads together, protect; absent for a message in the clear
 */
public record OpenedMessage(IkeHeader header, ImmutableList<ChainedPayload> chain, Optional<Sealed> sealed) {
    /**
     * A sealed message as AUTH covers it (RFC 9242 §3.3.2): one that came in parts looks as if it had not.
     *
     * @param prefix from the IKE header to the generic header of the SK payload; its lengths are not to be relied on
     * @param inner the payloads inside, without padding
     */
    public record Sealed(Bytes prefix, Bytes inner) {
        private static final int LENGTH_OFFSET = 24;

        /** Of a message in one part, whose SK payload ends with {@code body}. */
        static Sealed of(Bytes message, Bytes body, Bytes inner) {
            return new Sealed(message.slice(0, message.length() - body.length()), inner);
        }

        /** Of a message whose parts hold {@code inner}; each part has the header, other lengths aside. */
        static Sealed ofParts(Bytes part, PayloadType firstInner, Bytes inner) {
            Bytes header = Bytes.concat(part.slice(0, 16), Bytes.of(PayloadType.Known.SK.code()),
                    part.slice(17, LENGTH_OFFSET), Bytes.u32(0));
            return new Sealed(Bytes.concat(header, Bytes.of(firstInner.code(), 0, 0, 0)), inner);
        }
    }

    /** Whether it has an SK or SKF payload. */
    public boolean isSealed() {
        return sealed.isPresent();
    }

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
        return notification(type).isPresent();
    }

    /** The first notification of this type. */
    public Optional<NotifyPayload> notification(NotifyType type) {
        return chain.stream().map(ChainedPayload::payload).filter(NotifyPayload.class::isInstance)
                .map(NotifyPayload.class::cast).filter(notify -> notify.notifyType().equals(type)).findFirst();
    }

    /** The ticket that is given in it (RFC 5723 §4.2). */
    public Optional<Bytes> ticketGiven() {
        return notification(NotifyType.Known.TICKET_LT_OPAQUE)
                .flatMap(notify -> NotifyData.of(notify).toOptional()).map(NotifyData.Ticket.class::cast)
                .map(NotifyData.Ticket::ticket).filter(ticket -> !ticket.isEmpty());
    }

    /** The ticket that is shown in it (RFC 5723 §4.3.2). */
    public Optional<Bytes> ticketShown() {
        return notification(NotifyType.Known.TICKET_OPAQUE).map(NotifyPayload::data);
    }
}
