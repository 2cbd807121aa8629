package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** A small world in which every packet can be tried: what selectors mean is said packet by packet. */
class NarrowingProperties {
    private static final int ADDRESSES = 6;
    private static final int OPAQUE = -1;
    private static final List<Packet> WORLD = world();

    private record Packet(boolean v4, int protocol, int port, int address) {
        boolean in(List<AddressRange> selectors) {
            return selectors.stream().anyMatch(this::in);
        }

        private boolean in(AddressRange s) {
            boolean every = s.startPort() == 0 && s.endPort() == 65535;
            boolean portFits = every
                    || (port == OPAQUE ? s.isOpaque() : !s.isOpaque() && s.startPort() <= port && port <= s.endPort());
            IpAddress ip = ip(v4, address);
            return (s.protocol() == 0 || s.protocol() == protocol) && portFits && s.start().isV4() == v4
                    && s.start().compareTo(ip) <= 0 && ip.compareTo(s.end()) <= 0;
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPacketIsInTheNarrowedSelectorsWhenItIsInBothOthers(@ForAll("selectors") List<AddressRange> proposed,
            @ForAll("selectors") List<AddressRange> configured) {
        List<AddressRange> common = new SelectorSide("TSi", proposed, configured).selectors();
        assertThat(WORLD).allSatisfy(
                packet -> assertThat(packet.in(common)).isEqualTo(packet.in(proposed) && packet.in(configured)));
        assertThat(common).allSatisfy(one -> assertThat(common)
                .filteredOn(other -> Narrowing.isSubset(List.of(one), List.of(other))).hasSize(1));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theAnswerIsASubsetOfBoth(@ForAll("selectors") List<AddressRange> proposed,
            @ForAll("selectors") List<AddressRange> configured) {
        if (Narrowing.narrow(proposed, proposed, configured,
                configured) instanceof Narrowing.Narrowed(var initiator, var responder)) {
            assertThat(initiator).isEqualTo(responder).isNotEmpty();
            assertThat(Narrowing.isSubset(initiator, proposed)).isTrue();
            assertThat(Narrowing.isSubset(initiator, configured)).isTrue();
        } else {
            assertThat(WORLD).noneMatch(packet -> packet.in(proposed) && packet.in(configured));
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aSubsetHasNoPacketThatTheOtherLacks(@ForAll("selector") AddressRange inner,
            @ForAll("selectors") List<AddressRange> outer) {
        boolean subset = Narrowing.isSubset(List.of(inner), outer);
        Statistics.collect(subset);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        assertThat(subset)
                .isEqualTo(WORLD.stream().filter(p -> p.in(List.of(inner))).allMatch(p -> p.in(outer)));
    }

    @Provide
    Arbitrary<List<AddressRange>> selectors() {
        return selector().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<AddressRange> selector() {
        Arbitrary<List<Integer>> ports = Arbitraries.of(List.of(0, 65535), List.of(0, 65535), List.of(0, 65535),
                List.of(65535, 0), List.of(1, 2), List.of(2, 65535), List.of(0, 1), List.of(1, 1));
        Arbitrary<Integer> ends = Arbitraries.integers().between(1, ADDRESSES);
        return Combinators.combine(Arbitraries.of(true, true, false), Arbitraries.of(0, 0, 6, 17), ports, ends, ends)
                .as((v4, protocol, port, a, b) -> new AddressRange(protocol, port.getFirst(), port.getLast(),
                        ip(v4, Math.min(a, b)), ip(v4, Math.max(a, b))));
    }

    private static IpAddress ip(boolean v4, int last) {
        return new IpAddress(Bytes.concat(Bytes.zeros(v4 ? 3 : 15), Bytes.of(last)));
    }

    private static List<Packet> world() {
        List<Packet> packets = new ArrayList<>();
        for (boolean v4 : List.of(true, false)) {
            for (int protocol : List.of(6, 17, 200)) {
                for (int port : List.of(OPAQUE, 0, 1, 2, 3, 65535)) {
                    for (int address = 0; address <= ADDRESSES + 1; address++) {
                        packets.add(new Packet(v4, protocol, port, address));
                    }
                }
            }
        }
        return packets;
    }
}
