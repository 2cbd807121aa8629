package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/** Finds the addresses of hosts by their names. */
@FunctionalInterface
public interface HostNames {
    /** Looks nothing up: whoever uses the configuration does, each time anew. */
    HostNames LATER = _ -> ImmutableList.of();

    /** The addresses of the name, in the order of the resolver; none when it is not known. May block while it asks. */
    ImmutableList<IpAddress> addressesOf(String name);

    /** This machine's resolver: its hosts file, its name servers. No question takes longer than {@link Resolver#LIMIT}. */
    static HostNames system() {
        return Resolver.INSTANCE;
    }
}
