package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.NameService;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * What one end of an ISAKMP SA has assigned to the other: addresses inside the tunnel, whose holder is the SA's number, and which
 * networks go through it. No RFC section: draft-dukes-ike-mode-cfg-02, Cisco Unity.
 *
 * @param local assigned to us, {@code remote} by us
 * @param included the networks behind the peer that alone go through the tunnel; none for any
 * @param excluded the networks that go past it
 * @param names the name servers that came with our addresses
 */
public record VirtualAddresses(ImmutableList<IpAddress> local, ImmutableList<IpAddress> remote,
        ImmutableList<AddressRange> included, ImmutableList<AddressRange> excluded, NameService names) {
    /** None. */
    public static final VirtualAddresses NONE = new VirtualAddresses(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(), ImmutableList.of(), NameService.NONE);

    /** With these assigned by us. */
    public VirtualAddresses assigning(ImmutableList<IpAddress> addresses) {
        return new VirtualAddresses(local, addresses, included, excluded, names);
    }

    /** True when nothing is assigned. */
    public boolean isEmpty() {
        return local.isEmpty() && remote.isEmpty();
    }
}
