package ike.v2;

import com.google.common.collect.ImmutableSet;
import ike.engine.NetworkEvent;
import ike.wire.ip.IpAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which addresses of ours the system has told to be there, and which to be gone (RFC 4555 §3.5). */
final class OwnAddresses {
    private final Set<IpAddress> usable = new LinkedHashSet<>();
    private final Set<IpAddress> gone = new LinkedHashSet<>();

    void note(NetworkEvent event) {
        switch (event) {
            case NetworkEvent.AddressesChanged(ImmutableSet<IpAddress> come, ImmutableSet<IpAddress> lost) -> {
                usable.removeAll(lost);
                usable.addAll(come);
                gone.removeAll(come);
                gone.addAll(lost);
            }
        }
    }

    boolean isGone(IpAddress address) {
        return gone.contains(address);
    }

    ImmutableSet<IpAddress> usable() {
        return ImmutableSet.copyOf(usable);
    }
}
