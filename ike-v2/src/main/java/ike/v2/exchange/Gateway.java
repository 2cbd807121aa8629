package ike.v2.exchange;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v2.message.Refused;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;

/**
 * A gateway as REDIRECT and REDIRECTED_FROM name it (RFC 5685 §9.2, §9.3): 1 octet for the type of its identity, 1 octet for its
 * length, the identity, and in an answer to IKE_SA_INIT the initiator's nonce.
 */
record Gateway(IpAddress address, Bytes nonce) {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int HEADER = 2;

    /** The notification that names it. */
    NotifyPayload in(NotifyType type) {
        return NotifyPayload.of(type, Bytes.concat(Bytes.of(address.isV4() ? IPV4 : IPV6, address.octets().length()),
                address.octets(), nonce));
    }

    /** The one that is named; a name is nothing that we look up. */
    static Gateway read(NotifyPayload notify) throws Refused {
        Bytes data = notify.data();
        int length = data.length() < HEADER ? -1 : data.u8(1);
        boolean address = (length == 4 && data.u8(0) == IPV4) || (length == 16 && data.u8(0) == IPV6);
        if (!address || data.length() < HEADER + length) {
            throw Refused.syntax("the peer redirects to a gateway that it names by no address", "RFC 5685 §9.2");
        }
        return new Gateway(new IpAddress(data.slice(HEADER, HEADER + length)), data.from(HEADER + length));
    }

    /** The way to it, to the port of the gateway that names it. */
    Path instead(Path path) {
        return new Path(path.transport(), path.local(), new TransportAddress(address, path.remote().port()));
    }
}
