package ike.engine;

import com.google.common.collect.ImmutableSet;
import ike.wire.ip.IpAddress;

/** What the system tells about the network under us. */
public sealed interface NetworkEvent {
    /**
     * Local addresses that can be used from now on, and some that are gone: all that has changed at one moment, because an SA whose
     * address goes must not move to one that goes with it.
     */
    record AddressesChanged(ImmutableSet<IpAddress> come, ImmutableSet<IpAddress> gone) implements NetworkEvent {
    }

    /** One that has come. */
    static NetworkEvent come(IpAddress address) {
        return new AddressesChanged(ImmutableSet.of(address), ImmutableSet.of());
    }

    /** One that is gone. */
    static NetworkEvent gone(IpAddress address) {
        return new AddressesChanged(ImmutableSet.of(), ImmutableSet.of(address));
    }
}
