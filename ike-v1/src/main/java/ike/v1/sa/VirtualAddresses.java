package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/**
 * Addresses inside the tunnel that one end of an ISAKMP SA has assigned to the other; the SA's number is their holder's.
 * No RFC section: draft-dukes-ike-mode-cfg-02.
 *
 * @param local assigned to us, {@code remote} by us
 */
public record VirtualAddresses(ImmutableList<IpAddress> local, ImmutableList<IpAddress> remote) {
    /** None. */
    public static final VirtualAddresses NONE = new VirtualAddresses(ImmutableList.of(), ImmutableList.of());

    /** True when nothing is assigned. */
    public boolean isEmpty() {
        return local.isEmpty() && remote.isEmpty();
    }
}
