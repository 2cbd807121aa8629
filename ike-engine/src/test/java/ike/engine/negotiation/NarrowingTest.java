package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.9. */
class NarrowingTest {
    private static final AddressRange LEFT = range(0, 0, 65535, "10.1.0.0", "10.1.255.255");
    private static final AddressRange RIGHT = range(0, 0, 65535, "10.2.0.0", "10.2.255.255");
    private static final AddressRange ALL = range(0, 0, 65535, "0.0.0.0", "255.255.255.255");
    private static final AddressRange ALL6 = range(0, 0, 65535, "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    @Test
    void whatBothWantRemains() {
        AddressRange web = range(6, 80, 443, "10.1.2.0", "10.1.2.255");
        assertThat(Narrowing.narrow(List.of(LEFT), List.of(ALL), List.of(web), List.of(RIGHT)))
                .isEqualTo(new Narrowing.Narrowed(ImmutableList.of(web), ImmutableList.of(RIGHT)));
        assertThat(Narrowing.narrow(List.of(ALL), List.of(range(6, 0, 100, "10.2.0.7", "10.3.0.0")), List.of(LEFT),
                List.of(range(6, 80, 443, "10.2.0.0", "10.2.0.255"))))
                .isEqualTo(new Narrowing.Narrowed(ImmutableList.of(LEFT),
                        ImmutableList.of(range(6, 80, 100, "10.2.0.7", "10.2.0.255"))));
    }

    @Test
    void whatIsContainedInAnotherIsLeftOut() {
        AddressRange packet = range(1, 0x0800, 0x0800, "10.1.0.5", "10.1.0.5");
        assertThat(narrowedI(List.of(packet, LEFT, packet), List.of(ALL))).containsExactly(LEFT);
        assertThat(narrowedI(List.of(packet, LEFT), List.of(range(1, 0, 65535, "10.1.0.0", "10.1.0.255"), packet)))
                .containsExactly(range(1, 0, 65535, "10.1.0.0", "10.1.0.255"));
    }

    @Test
    void theInitiatorsFirstChoiceComesFirst() {
        AddressRange a = range(0, 0, 65535, "10.9.0.0", "10.9.0.255");
        assertThat(narrowedI(List.of(a, LEFT), List.of(LEFT, a))).containsExactly(a, LEFT);
    }

    @Test
    void anyPortsHoldOpaqueOnesAndRangesDoNot() {
        AddressRange opaque = range(6, 65535, 0, "10.1.0.0", "10.1.255.255");
        assertThat(narrowedI(List.of(opaque), List.of(LEFT))).containsExactly(opaque);
        assertThat(narrowedI(List.of(LEFT), List.of(opaque))).containsExactly(opaque);
        assertThat(narrowedI(List.of(opaque), List.of(opaque))).containsExactly(opaque);
        AddressRange high = range(6, 1, 65535, "10.1.0.0", "10.1.255.255");
        assertThat(Narrowing.narrow(List.of(opaque), List.of(ALL), List.of(high), List.of(ALL)))
                .isInstanceOf(Narrowing.None.class);
    }

    @Test
    void selectorsOfUnknownTypesArePassedOver() {
        TrafficSelector label = new TrafficSelector.SecurityLabel(Bytes.utf8("secret"));
        assertThat(narrowedI(List.of(label, LEFT), List.of(ALL))).containsExactly(LEFT);
        assertThat(Narrowing.narrow(List.of(label), List.of(ALL), List.of(ALL), List.of(ALL)))
                .isInstanceOf(Narrowing.None.class);
    }

    @Test
    void nothingInCommonIsExplained() {
        AddressRange ssh = range(6, 22, 22, "10.3.0.1", "10.3.0.9");
        assertThat(Narrowing.narrow(List.of(LEFT), List.of(RIGHT, ALL6), List.of(LEFT), List.of(ssh)))
                .isEqualTo(new Narrowing.None("""
                        no traffic in common
                        TSi proposed    10.1.0.0/16
                        TSi configured  10.1.0.0/16
                        TSi in common   10.1.0.0/16
                        TSr proposed    10.2.0.0/16, ::/0
                        TSr configured  10.3.0.1-10.3.0.9[tcp/22]
                        TSr in common   nothing"""));
    }

    @Test
    void endsThatCannotTalkToEachOtherAreNothing() {
        assertThat(Narrowing.narrow(List.of(ALL, ALL6), List.of(ALL, ALL6), List.of(ALL), List.of(ALL6)))
                .isInstanceOf(Narrowing.None.class);
        AddressRange tcp = range(6, 0, 65535, "10.1.0.0", "10.1.255.255");
        AddressRange udp = range(17, 0, 65535, "10.2.0.0", "10.2.255.255");
        assertThat(Narrowing.narrow(List.of(ALL), List.of(ALL), List.of(tcp), List.of(udp)))
                .isEqualTo(new Narrowing.None("""
                        no packet has both ends in the common selectors
                        TSi proposed    0.0.0.0/0
                        TSi configured  10.1.0.0/16[tcp]
                        TSi in common   10.1.0.0/16[tcp]
                        TSr proposed    0.0.0.0/0
                        TSr configured  10.2.0.0/16[udp]
                        TSr in common   10.2.0.0/16[udp]"""));
    }

    @Test
    void theNumberOfSelectorsIsLimitedAndTheFirstStay() {
        List<AddressRange> many = new ArrayList<>();
        for (int port = 1; port <= 200; port++) {
            many.add(range(6, port, port, "10.1.0.0", "10.1.255.255"));
            many.add(range(17, port, port, "10.1.0.0", "10.1.255.255"));
        }
        ImmutableList<AddressRange> narrowed = narrowedI(many, List.of(ALL));
        assertThat(narrowed).containsExactlyElementsOf(many.subList(0, Narrowing.MOST_SELECTORS));
        many.add(LEFT);
        assertThat(narrowedI(many, List.of(ALL))).containsExactly(LEFT);
    }

    @Test
    void severalSelectorsTogetherCoverOne() {
        AddressRange low = range(0, 0, 65535, "10.1.0.0", "10.1.127.255");
        AddressRange high = range(0, 0, 65535, "10.1.128.0", "10.1.255.255");
        assertThat(Narrowing.isSubset(List.of(LEFT), List.of(low, high))).isTrue();
        assertThat(Narrowing.isSubset(List.of(low, high), List.of(LEFT))).isTrue();
        assertThat(Narrowing.isSubset(List.of(LEFT), List.of(low, range(0, 0, 65535, "10.1.128.1", "10.1.255.255"))))
                .isFalse();
        assertThat(Narrowing.isSubset(List.of(ALL), List.of(LEFT, RIGHT))).isFalse();
        assertThat(Narrowing.isSubset(List.of(), List.of(ALL))).isFalse();
    }

    private static ImmutableList<AddressRange> narrowedI(List<? extends TrafficSelector> tsi,
            List<AddressRange> configured) {
        return ((Narrowing.Narrowed) Narrowing.narrow(tsi, List.of(ALL), configured, List.of(ALL))).initiator();
    }

    private static AddressRange range(int protocol, int startPort, int endPort, String start, String end) {
        return new AddressRange(protocol, startPort, endPort, IpAddress.of(start), IpAddress.of(end));
    }
}
