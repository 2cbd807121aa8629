package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.NameService;
import ike.wire.ip.IpAddress;

/**
 * Addresses inside the tunnel that one end of an IKE SA has assigned to the other (RFC 7296 §2.19). They outlive a rekey
 * of the SA.
 *
 * @param holder by which number the outside knows them; that of the first IKE SA of this pair
 * @param local assigned to us, {@code remote} by us
 * @param names the name servers that came with them
 */
public record VirtualAddresses(long holder, ImmutableList<IpAddress> local, ImmutableList<IpAddress> remote,
        NameService names) {
    /** None. */
    public static final VirtualAddresses NONE = new VirtualAddresses(0, ImmutableList.of(), ImmutableList.of(),
            NameService.NONE);

    /** True when nothing is assigned. */
    public boolean isEmpty() {
        return local.isEmpty() && remote.isEmpty();
    }
}
