package ike.interop.endpoint;

import ike.engine.IkeSaView;
import ike.engine.Path;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.wire.Bytes;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * An IKE message on its way, as its header and the path tell.
 *
 * @param octets its length, without a non-ESP marker
 */
public record PassedMessage(boolean inbound, IkeHeader header, Path path, int octets) {
    /** What the octets' header says; nothing when there are not enough of them for one. */
    static Optional<PassedMessage> of(boolean inbound, Path path, Bytes octets) {
        return IkeHeaders.decode(octets).toOptional()
                .map(header -> new PassedMessage(inbound, header, path, octets.length()));
    }

    /** The SPI of ours in it. */
    public IkeSpi localSpi() {
        return header.isInitiator() == inbound ? header.responderSpi() : header.initiatorSpi();
    }

    /** The IKE SA that it belongs to, if that is there. */
    public Optional<IkeSaView> sa(Control control) {
        return control.find(localSpi());
    }

    LogEntry entry(Control control) {
        Optional<IkeSaView> sa = sa(control);
        String what = header.exchange().label() + (header.isResponse() ? " response " : " request ")
                + header.messageId() + (inbound ? " received from " : " sent to ") + path.remote() + " at "
                + path.local() + ", " + octets + " octets";
        return new LogEntry(LogGroup.ENC, 1, "message", sa.map(IkeSaView::connection).orElse(""),
                sa.map(IkeSaView::uniqueId).orElse(0L), what, "");
    }
}
