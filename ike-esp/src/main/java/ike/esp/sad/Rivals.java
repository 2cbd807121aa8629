package ike.esp.sad;

import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Transport mode with two peers behind one NAT (RFC 3948 §5.2): both have the NAT's address, so what is to go out does not tell for whom it
 * is when the SAs are for the same protocol and ports.
 */
final class Rivals {
    private Rivals() {
    }

    /** Another SA that wants packets of {@code fresh}, toward another port of the same NAT. */
    static Optional<OutboundSa> of(OutboundSa fresh, Collection<OutboundSa> all) {
        return isCandidate(fresh)
                ? all.stream().filter(Rivals::isCandidate).filter(other -> conflict(fresh, other)).findFirst()
                : Optional.empty();
    }

    private static boolean isCandidate(OutboundSa sa) {
        return sa.description().mode() == IpsecMode.TRANSPORT
                && sa.path().transport() == Path.Transport.UDP_ENCAPSULATED;
    }

    private static boolean conflict(OutboundSa one, OutboundSa other) {
        EspSa a = one.description();
        EspSa b = other.description();
        return one.path().remote().equals(other.path().remote()) && one.path().remotePort() != other.path().remotePort()
                && overlap(a.remote(), b.remote()) && overlap(a.local(), b.local());
    }

    /** In transport mode a selector has one address. */
    private static boolean overlap(List<AddressRange> some, List<AddressRange> others) {
        return some.stream().anyMatch(a -> others.stream().anyMatch(b -> a.start().equals(b.start())
                && (a.protocol() == 0 || b.protocol() == 0 || a.protocol() == b.protocol())
                && Math.max(a.startPort(), b.startPort()) <= Math.min(a.endPort(), b.endPort())));
    }
}
