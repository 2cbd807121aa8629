package ike.interop.endpoint;

import ike.engine.IkeSaView;
import ike.engine.Path;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.wire.Bytes;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
import ike.wire.v2.PayloadType;
import java.util.Optional;

/**
 * An IKE message on its way, as its header and the path tell.
 *
 * @param octets its length, without a non-ESP marker
 * @param begins false for a fragment behind the first one of a message (RFC 7383 §2.5)
 */
public record PassedMessage(boolean inbound, IkeHeader header, Path path, int octets, boolean begins) {
    /** Behind the header and the generic header of the payload. */
    private static final int FRAGMENT_NUMBER = IkeHeader.LENGTH + 4;

    /** What the octets' header says; nothing when there are not enough of them for one. */
    static Optional<PassedMessage> of(boolean inbound, Path path, Bytes octets) {
        return IkeHeaders.decode(octets).toOptional()
                .map(header -> new PassedMessage(inbound, header, path, octets.length(),
                        !header.firstPayload().equals(PayloadType.Known.SKF) || octets.length() < FRAGMENT_NUMBER + 2
                                || (octets.u8(FRAGMENT_NUMBER) == 0 && octets.u8(FRAGMENT_NUMBER + 1) <= 1)));
    }

    /** Its exchange, by the name that this has in the message's version. */
    public String exchange() {
        return isIkev1()
                ? ike.wire.v1.ExchangeType.of(header.exchange().code()).label()
                : header.exchange().label();
    }

    /** {@code request} or {@code response}; the headers of IKEv1 say neither, so there it is a {@code message}. */
    public String kind() {
        return isIkev1() ? "message" : header.isResponse() ? "response" : "request";
    }

    /** True for the message that asks for an IKE SA, of either version. */
    boolean isBeginning() {
        return inbound && header.responderSpi().isZero();
    }

    /** True for an ISAKMP message (RFC 2408 §3.1), whose flags and exchanges are others than those of IKEv2. */
    public boolean isIkev1() {
        return header.majorVersion() < IkeHeader.MAJOR_VERSION;
    }

    /** The IKE SA that it belongs to, if that is there. */
    public Optional<IkeSaView> sa(Control control) {
        return isIkev1()
                ? control.find(header.initiatorSpi()).or(() -> control.find(header.responderSpi()))
                : control.find(header.isInitiator() == inbound ? header.responderSpi() : header.initiatorSpi());
    }

    LogEntry entry(Control control) {
        Optional<IkeSaView> sa = sa(control);
        String what = exchange() + " " + kind() + " " + header.messageId()
                + (inbound ? " received from " : " sent to ") + path.remote() + " at " + path.local() + ", " + octets
                + " octets";
        return new LogEntry(LogGroup.ENC, 1, "message", sa.map(IkeSaView::connection).orElse(""),
                sa.map(IkeSaView::uniqueId).orElse(0L), what, "");
    }
}
