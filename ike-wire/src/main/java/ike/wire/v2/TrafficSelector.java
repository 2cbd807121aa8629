package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import ike.wire.ip.IpAddress;

/**
 * One traffic selector (RFC 7296 §3.13.1): a type, an octet that most types read as the IP protocol, a length, and what
 * the type makes of the rest.
 */
public sealed interface TrafficSelector {
    /** The octets that every selector has: type, protocol, length. */
    int HEADER_LENGTH = 4;
    /** The highest port; from 0 to it is every port, and every ICMP type and code. */
    int MAX_PORT = 0xffff;

    /** The selector's type. */
    TsType type();

    /** Writes the whole selector. */
    void write(WireWriter out);

    /** One line for a person: {@code 10.1.0.0 to 10.1.0.255, protocol 6, ports 80 to 80}. */
    String describe();

    /**
     * The traffic selector of types 7 and 8 (RFC 7296 §3.13.1): a range of addresses, and of ports where the protocol
     * has some; 16 octets for IPv4, 40 for IPv6. Both ends belong to the range. The ports 65535 to 0 stand for
     * "opaque": the ports cannot be seen. ICMP types and codes stand in the ports, the type in the upper octet.
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
            if (protocol < 0 || protocol > 255 || !isPort(startPort) || !isPort(endPort)
                    || !isPortRange(startPort, endPort)) {
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

        @Override
        public TsType type() {
            return start.isV4() ? TsType.Known.TS_IPV4_ADDR_RANGE : TsType.Known.TS_IPV6_ADDR_RANGE;
        }

        /** True when the ports cannot be seen, so that no port fits. */
        public boolean isOpaque() {
            return startPort > endPort;
        }

        /** True for every port, opaque ones too. */
        public boolean isAnyPort() {
            return startPort == 0 && endPort == MAX_PORT;
        }

        @Override
        public String describe() {
            StringBuilder text = new StringBuilder(start.equals(end) ? start.toString() : start + " to " + end);
            if (protocol != 0) {
                text.append(", protocol ").append(protocol);
            }
            if (isOpaque()) {
                text.append(", ports opaque");
            } else if (!isAnyPort()) {
                text.append(", ports ").append(startPort).append(" to ").append(endPort);
            }
            return text.toString();
        }

        static AddressRange read(WireReader in, int protocol, int length, int addressLength) {
            int expected = HEADER_LENGTH + 4 + 2 * addressLength;
            if (length != expected) {
                throw in.malformed("says " + length + ", but the type has " + expected + " octets");
            }
            int startPort = in.u16("Start Port");
            int endPort = in.u16("End Port");
            if (!isPortRange(startPort, endPort)) {
                throw in.malformed("port " + endPort + " ends a range that begins with " + startPort);
            }
            IpAddress start = address(in, "Starting Address", addressLength);
            IpAddress end = address(in, "Ending Address", addressLength);
            if (start.compareTo(end) > 0) {
                throw in.malformed(end + " ends a range that begins with " + start);
            }
            return new AddressRange(protocol, startPort, endPort, start, end);
        }

        @Override
        public void write(WireWriter out) {
            int length = HEADER_LENGTH + 4 + 2 * start.octets().length();
            out.u8(type().code()).u8(protocol).u16(length).u16(startPort).u16(endPort);
            out.bytes(start.octets()).bytes(end.octets());
        }

        private static IpAddress address(WireReader in, String field, int length) {
            return new IpAddress(in.bytes(field, length, AddressRange::describe));
        }

        private static String describe(Bytes address) {
            return new IpAddress(address).toString();
        }

        private static boolean isPort(int port) {
            return port >= 0 && port <= MAX_PORT;
        }

        private static boolean isPortRange(int startPort, int endPort) {
            return startPort <= endPort || (startPort == MAX_PORT && endPort == 0);
        }
    }

    /**
     * The traffic selector of type 10 (RFC 9478 §2.1): packets with this label. It stands beside address ranges and is
     * met together with one of them.
     *
     * <pre>
     *  0               1               2               3
     * +---------------+---------------+---------------+---------------+
     * |    TS Type    |   reserved    |        Selector Length        |
     * +---------------+---------------+---------------+---------------+
     * |                        Security Label                         |
     * +---------------+---------------+---------------+---------------+
     * </pre>
     *
     * @param label 1 to 65531 octets that only the two systems understand; often text with a zero octet behind it
     */
    record SecurityLabel(Bytes label) implements TrafficSelector {
        public SecurityLabel {
            if (label.isEmpty() || label.length() > 0xffff - HEADER_LENGTH) {
                throw new IllegalArgumentException("label of " + label.length() + " octets");
            }
        }

        @Override
        public TsType type() {
            return TsType.Known.TS_SECLABEL;
        }

        @Override
        public String describe() {
            return "label " + Printable.text(label);
        }

        static SecurityLabel read(WireReader in) {
            Bytes label = in.section("RFC 9478 §2.1").bytes("Security Label", in.remaining(), Printable::text);
            if (label.isEmpty()) {
                throw in.malformed("is empty");
            }
            return new SecurityLabel(label);
        }

        @Override
        public void write(WireWriter out) {
            out.u8(type().code()).u8(0).u16(HEADER_LENGTH + label.length()).bytes(label);
        }
    }

    /**
     * A traffic selector of a type that is not read here (RFC 7296 §3.13.1); it is kept whole.
     *
     * @param type neither an address range nor a security label
     * @param protocolOrZero the second octet: the IP protocol for most types
     * @param body what follows the Selector Length, at most 65531 octets
     */
    record UnknownSelector(TsType type, int protocolOrZero, Bytes body) implements TrafficSelector {
        public UnknownSelector {
            if (type instanceof TsType.Known && type != TsType.Known.TS_FC_ADDR_RANGE) {
                throw new IllegalArgumentException(type.label() + " has a selector of its own");
            }
            if (protocolOrZero < 0 || protocolOrZero > 255 || body.length() > 0xffff - HEADER_LENGTH) {
                throw new IllegalArgumentException("second octet " + protocolOrZero + ", " + body.length() + " octets");
            }
        }

        @Override
        public String describe() {
            return type.label() + " " + body.hex();
        }

        @Override
        public void write(WireWriter out) {
            out.u8(type.code()).u8(protocolOrZero).u16(HEADER_LENGTH + body.length()).bytes(body);
        }
    }
}
