package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;

/** One traffic selector (RFC 7296 §3.13.1). */
public sealed interface TrafficSelector {
    /** Every port, and every ICMP type and code. */
    int MAX_PORT = 0xffff;

    /** The selector's type. */
    TsType type();

    /**
     * A range of addresses, and of ports where the protocol has some; types 7 and 8, 16 or 40 octets. Both ends belong
     * to the range. The range of ports 65535 to 0 stands for "opaque": the ports cannot be seen. ICMP types and codes
     * stand in the ports, the type in the upper octet.
     *
     * <pre>
     *  0               1               2               3
     * +---------------+---------------+---------------+---------------+
     * |    TS Type    |IP Protocol ID |        Selector Length        |
     * +---------------+---------------+---------------+---------------+
     * |           Start Port          |            End Port           |
     * +---------------+---------------+---------------+---------------+
     * |              Starting Address, 4 or 16 octets                 |
     * +---------------+---------------+---------------+---------------+
     * |              Ending Address, 4 or 16 octets                   |
     * +---------------+---------------+---------------+---------------+
     * </pre>
     *
     * @param protocol the IP protocol, 0 for any
     * @param startPort 0 to 65535
     * @param endPort 0 to 65535, not below the start unless both say opaque
     * @param start the lowest address
     * @param end the highest address, of the same family
     */
    record AddressRange(int protocol, int startPort, int endPort, IpAddress start, IpAddress end)
            implements
                TrafficSelector {
        public AddressRange {
            if (protocol < 0 || protocol > 255 || !isPortRange(startPort, endPort)) {
                throw new IllegalArgumentException("protocol " + protocol + ", ports " + startPort + " to " + endPort);
            }
            if (start.isV4() != end.isV4() || start.compareTo(end) > 0) {
                throw new IllegalArgumentException("addresses " + start + " to " + end);
            }
        }

        /** Every protocol and port of the addresses from {@code start} to {@code end}. */
        public static AddressRange of(IpAddress start, IpAddress end) {
            return new AddressRange(0, 0, MAX_PORT, start, end);
        }

        /** True when the ports are the range of any, or rightly ordered, or opaque. */
        static boolean isPortRange(int startPort, int endPort) {
            boolean fit = startPort >= 0 && startPort <= MAX_PORT && endPort >= 0 && endPort <= MAX_PORT;
            return fit && (startPort <= endPort || (startPort == MAX_PORT && endPort == 0));
        }

        @Override
        public TsType type() {
            return start.isV4() ? TsType.Known.TS_IPV4_ADDR_RANGE : TsType.Known.TS_IPV6_ADDR_RANGE;
        }

        /** True when the ports cannot be seen, so that no port fits (RFC 7296 §3.13.1). */
        public boolean isOpaque() {
            return startPort > endPort;
        }
    }

    /**
     * A selector of a type that is not read here; it is kept whole.
     *
     * @param type not one of the two address ranges
     * @param protocolOrZero the second octet: the IP protocol for Fibre Channel, reserved for a security label
     * @param body what follows the Selector Length
     */
    record UnknownSelector(TsType type, int protocolOrZero, Bytes body) implements TrafficSelector {
        public UnknownSelector {
            if (type == TsType.Known.TS_IPV4_ADDR_RANGE || type == TsType.Known.TS_IPV6_ADDR_RANGE) {
                throw new IllegalArgumentException(type.label() + " is an address range");
            }
            if (protocolOrZero < 0 || protocolOrZero > 255) {
                throw new IllegalArgumentException("second octet " + protocolOrZero);
            }
        }
    }
}
