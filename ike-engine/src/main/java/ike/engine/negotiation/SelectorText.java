package ike.engine.negotiation;

import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.math.BigInteger;

/**
 * Traffic selectors as words for people, in the form that strongSwan's users know: {@code 10.1.0.0/16},
 * {@code 10.1.0.1-10.1.0.9}, {@code 2001:db8::/32[tcp/80]}, {@code 10.1.0.0/16[icmp/8(0)]}, {@code 0.0.0.0/0[udp/opaque]}.
 */
public final class SelectorText {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private SelectorText() {
    }

    /** Any selector; of one that is neither an address range nor a label, its type. */
    public static String of(TrafficSelector selector) {
        return switch (selector) {
            case AddressRange range -> addresses(range.start(), range.end()) + restriction(range);
            case TrafficSelector.SecurityLabel label -> label.describe();
            case TrafficSelector.UnknownSelector unknown -> "a selector of type " + unknown.type().label();
        };
    }

    private static String addresses(IpAddress start, IpAddress end) {
        BigInteger first = new BigInteger(1, start.octets().toArray());
        BigInteger last = new BigInteger(1, end.octets().toArray());
        BigInteger size = last.subtract(first).add(BigInteger.ONE);
        int hostBits = size.bitLength() - 1;
        boolean block = size.bitCount() == 1 && first.mod(size).signum() == 0;
        return block ? start + "/" + (start.octets().length() * 8 - hostBits) : start + "-" + end;
    }

    private static String restriction(AddressRange range) {
        boolean everyPort = range.startPort() == 0 && range.endPort() == TrafficSelector.MAX_PORT;
        if (range.protocol() == 0 && everyPort) {
            return "";
        }
        return "[" + protocol(range.protocol()) + (everyPort ? "" : "/" + ports(range)) + "]";
    }

    private static String protocol(int protocol) {
        return switch (protocol) {
            case 0 -> "any";
            case ICMP -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case ICMPV6 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> Integer.toString(protocol);
        };
    }

    private static String ports(AddressRange range) {
        if (range.isOpaque()) {
            return "opaque";
        }
        String first = port(range.protocol(), range.startPort());
        return range.startPort() == range.endPort() ? first : first + "-" + port(range.protocol(), range.endPort());
    }

    private static String port(int protocol, int port) {
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        return icmp ? (port >>> 8) + "(" + (port & 0xff) + ")" : Integer.toString(port);
    }
}
