package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorSetTest {
    /**
     * What packets show besides their source: UDP from a port to port 8, GRE, a later fragment of UDP, an ICMP echo
     * request.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # start    | end             | protocol | from | to     | source        | kind     | port | fits
            # addresses, both ends and one beyond
            10.0.0.0   | 10.0.0.255      | 0        | 0    | 65535  | 10.0.0.0      | UDP      | 7    | true
            10.0.0.0   | 10.0.0.255      | 0        | 0    | 65535  | 10.0.0.255    | UDP      | 7    | true
            10.0.0.0   | 10.0.0.255      | 0        | 0    | 65535  | 9.255.255.255 | UDP      | 7    | false
            10.0.0.0   | 10.0.0.255      | 0        | 0    | 65535  | 10.0.1.0      | UDP      | 7    | false
            0.0.0.0    | 255.255.255.255 | 0        | 0    | 65535  | 200.1.2.3     | GRE      | 0    | true
            ::         | ffff::          | 0        | 0    | 65535  | 10.0.0.1      | UDP      | 7    | false
            0.0.0.0    | 255.255.255.255 | 0        | 0    | 65535  | 2001:db8::1   | UDP      | 7    | false
            2001:db8:: | 2001:db8::ffff  | 0        | 0    | 65535  | 2001:db8::ffff | UDP     | 7    | true
            2001:db8:: | 2001:db8::ffff  | 0        | 0    | 65535  | 2001:db8::1:0 | UDP      | 7    | false
            2001:db8:: | ffff::          | 0        | 0    | 65535  | fe80::1       | UDP      | 7    | true
            2001:db8:: | 2001:db8:0:0:ffff:: | 0     | 0    | 65535  | 2001:db8:0:0:8000::1 | UDP | 7  | true
            2001:db8:0:0:8000:: | 2001:db8:0:0:9000:: | 0 | 0 | 65535 | 2001:db8:0:0:8fff::1 | UDP | 7 | true
            2001:db8:0:0:8000:: | 2001:db8:0:0:9000:: | 0 | 0 | 65535 | 2001:db8:0:0:7fff::1 | UDP | 7 | false
            # protocols
            10.0.0.1   | 10.0.0.1        | 17       | 0    | 65535  | 10.0.0.1      | UDP      | 7    | true
            10.0.0.1   | 10.0.0.1        | 6        | 0    | 65535  | 10.0.0.1      | UDP      | 7    | false
            # ports, both ends and one beyond
            10.0.0.1   | 10.0.0.1        | 17       | 7    | 9      | 10.0.0.1      | UDP      | 7    | true
            10.0.0.1   | 10.0.0.1        | 17       | 7    | 9      | 10.0.0.1      | UDP      | 9    | true
            10.0.0.1   | 10.0.0.1        | 17       | 7    | 9      | 10.0.0.1      | UDP      | 6    | false
            10.0.0.1   | 10.0.0.1        | 17       | 7    | 9      | 10.0.0.1      | UDP      | 10   | false
            # later fragments fit ANY and OPAQUE ports only
            10.0.0.1   | 10.0.0.1        | 17       | 0    | 65535  | 10.0.0.1      | FRAGMENT | 0    | true
            10.0.0.1   | 10.0.0.1        | 17       | 65535 | 0     | 10.0.0.1      | FRAGMENT | 0    | true
            10.0.0.1   | 10.0.0.1        | 17       | 7    | 9      | 10.0.0.1      | FRAGMENT | 0    | false
            10.0.0.1   | 10.0.0.1        | 17       | 1    | 65535  | 10.0.0.1      | FRAGMENT | 0    | false
            10.0.0.1   | 10.0.0.1        | 17       | 65535 | 0     | 10.0.0.1      | UDP      | 7    | false
            10.0.0.1   | 10.0.0.1        | 17       | 65535 | 0     | 10.0.0.1      | UDP      | 65535 | false
            # ICMP type and code in the port, the type above: an echo request is 8, 0
            10.0.0.1   | 10.0.0.1        | 1        | 2048 | 2048   | 10.0.0.1      | ECHO     | 0    | true
            10.0.0.1   | 10.0.0.1        | 1        | 0    | 255    | 10.0.0.1      | ECHO     | 0    | false
            10.0.0.1   | 10.0.0.1        | 1        | 65535 | 0     | 10.0.0.1      | ECHO     | 0    | false
            """)
    void sources(String start, String end, int protocol, int from, int to, String source, Kind kind, int port,
            boolean fits) {
        SelectorSet set = set(selector(start, end, protocol, from, to));
        assertThat(set.matchesSource(packet(source, kind, port))).isEqualTo(fits);
    }

    @Test
    void destinationsAreComparedWithTheDestinationPort() {
        SelectorSet set = set(selector("10.9.9.9", "10.9.9.9", 17, 8, 8));
        assertThat(set.matchesDestination(packet("10.0.0.1", Kind.UDP, 7))).isTrue();
        assertThat(set.matchesSource(packet("10.0.0.1", Kind.UDP, 8))).isFalse();
        assertThat(set(selector("10.9.9.9", "10.9.9.9", 17, 7, 7)).matchesDestination(packet("10.0.0.1", Kind.UDP, 7)))
                .isFalse();
    }

    @Test
    void theDestinationOfIcmpHasNoPortToCompare() {
        InnerPacket echo = packet("10.0.0.1", Kind.ECHO, 0);
        assertThat(set(selector("10.9.9.9", "10.9.9.9", 1, 0, 0)).matchesDestination(echo)).isTrue();
        assertThat(set(selector("10.9.9.9", "10.9.9.9", 1, 65535, 0)).matchesDestination(echo)).isTrue();
    }

    @Test
    void oneFittingSelectorIsEnough() {
        SelectorSet set = set(selector("10.0.0.5", "10.0.0.5", 0, 0, 65535),
                selector("10.0.0.1", "10.0.0.1", 17, 7, 7));
        assertThat(set.matchesSource(packet("10.0.0.1", Kind.UDP, 7))).isTrue();
        assertThat(set.matchesSource(packet("10.0.0.5", Kind.GRE, 0))).isTrue();
        assertThat(set.matchesSource(packet("10.0.0.1", Kind.UDP, 8))).isFalse();
        assertThat(set().matchesSource(packet("10.0.0.1", Kind.GRE, 0))).isFalse();
    }

    enum Kind {
        UDP,
        GRE,
        FRAGMENT,
        ECHO
    }

    private static SelectorSet set(AddressRange... selectors) {
        return new SelectorSet(ImmutableList.copyOf(selectors));
    }

    private static AddressRange selector(String start, String end, int protocol, int from, int to) {
        return new AddressRange(protocol, from, to, IpAddress.of(start), IpAddress.of(end));
    }

    private static InnerPacket packet(String source, Kind kind, int port) {
        int protocol = switch (kind) {
            case UDP, FRAGMENT -> 17;
            case GRE -> 47;
            case ECHO -> 1;
        };
        Bytes payload = kind == Kind.UDP ? Packets.udp(port, 8, 4) : Bytes.of(8, 0, 0, 0, 0, 0, 0, 0);
        Bytes octets = source.contains(":")
                ? Packets.v6(source, "2001:db8::9", protocol, payload)
                : Packets.v4(source, "10.9.9.9", protocol, kind == Kind.FRAGMENT ? 1 : 0, payload);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(octets.toArray(), 0, octets.length())).isTrue();
        return inner;
    }
}
