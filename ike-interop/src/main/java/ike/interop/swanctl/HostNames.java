package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Finds the addresses of a host's name, once, when the configuration is loaded. strongSwan asks again each time that it
 * looks a connection up.
 */
@FunctionalInterface
public interface HostNames {
    /** The addresses of the name, in the order of the resolver; none when it is not known. */
    ImmutableList<IpAddress> addressesOf(String name);

    /** This machine's resolver: its hosts file, its name servers. May block while it asks. */
    static HostNames system() {
        return name -> {
            try {
                return Arrays.stream(InetAddress.getAllByName(name)).map(IpAddress::of)
                        .collect(ImmutableList.toImmutableList());
            } catch (UnknownHostException _) {
                return ImmutableList.of();
            }
        };
    }
}
