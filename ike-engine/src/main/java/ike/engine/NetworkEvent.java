package ike.engine;

import ike.wire.ip.IpAddress;

/** What the system tells about the network under us. */
public sealed interface NetworkEvent {
    /** A local address can be used. */
    record AddressAdded(IpAddress address) implements NetworkEvent {
    }

    /** A local address is gone. */
    record AddressRemoved(IpAddress address) implements NetworkEvent {
    }
}
