package ike.v1.sa;

import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * What one Quick Mode is for: the two client identities (RFC 2409 §5.5).
 *
 * @param local ours, {@code remote} the peer's
 */
public record Traffic(AddressRange local, AddressRange remote) {
    /** True when everything of {@code inner} is of this, too. */
    public boolean contains(Traffic inner) {
        return contains(local, inner.local()) && contains(remote, inner.remote());
    }

    private static boolean contains(AddressRange outer, AddressRange inner) {
        return outer.start().isV4() == inner.start().isV4() && outer.start().compareTo(inner.start()) <= 0
                && inner.end().compareTo(outer.end()) <= 0
                && (outer.protocol() == 0 || outer.protocol() == inner.protocol())
                && outer.startPort() <= inner.startPort() && inner.endPort() <= outer.endPort();
    }
}
