package ike.v1.sa;

import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

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

    /** What is of both, if there is something. */
    public Optional<Traffic> common(Traffic other) {
        return common(local, other.local())
                .flatMap(here -> common(remote, other.remote()).map(there -> new Traffic(here, there)));
    }

    /** The addresses, protocol and ports of both, if there are any. */
    public static Optional<AddressRange> common(AddressRange one, AddressRange other) {
        int protocol = one.protocol() == 0 ? other.protocol() : one.protocol();
        int firstPort = Math.max(one.startPort(), other.startPort());
        int lastPort = Math.min(one.endPort(), other.endPort());
        IpAddress first = one.start().compareTo(other.start()) < 0 ? other.start() : one.start();
        IpAddress last = one.end().compareTo(other.end()) < 0 ? one.end() : other.end();
        return one.start().isV4() == other.start().isV4() && first.compareTo(last) <= 0 && firstPort <= lastPort
                && (other.protocol() == 0 || other.protocol() == protocol)
                        ? Optional.of(new AddressRange(protocol, firstPort, lastPort, first, last))
                        : Optional.empty();
    }

    private static boolean contains(AddressRange outer, AddressRange inner) {
        return outer.start().isV4() == inner.start().isV4() && outer.start().compareTo(inner.start()) <= 0
                && inner.end().compareTo(outer.end()) <= 0
                && (outer.protocol() == 0 || outer.protocol() == inner.protocol())
                && outer.startPort() <= inner.startPort() && inner.endPort() <= outer.endPort();
    }
}
