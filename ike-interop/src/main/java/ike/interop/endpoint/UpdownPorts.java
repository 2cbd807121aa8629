package ike.interop.endpoint;

import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * Ports as updown scripts expect them: one, both ends of a range with a colon between, 0 for any; of ICMP the type on our side and
 * the code on the peer's (RFC 4301 §4.4.1.1).
 */
final class UpdownPorts {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private UpdownPorts() {
    }

    /** Those of one side of a pair of selectors. */
    static String of(AddressRange local, AddressRange remote, boolean ours) {
        int protocol = Math.max(local.protocol(), remote.protocol());
        if (protocol == ICMP || protocol == ICMPV6) {
            int port = Math.max(local.startPort(), remote.startPort());
            return Integer.toString(ours ? port >>> 8 : port & 0xff);
        }
        AddressRange range = ours ? local : remote;
        boolean any = range.startPort() == 0 && range.endPort() == TrafficSelector.MAX_PORT;
        return any || range.startPort() == range.endPort()
                ? Integer.toString(range.startPort())
                : range.startPort() + ":" + range.endPort();
    }
}
