package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.SaId;
import ike.esp.SimulatedDatapath.Inbound;
import ike.esp.SimulatedDatapath.Outbound;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;

/** RFC 4301 §6.2: an error of a router that no selector names takes the SA of what it quotes, and is taken there. */
class IcmpErrorsTest {
    private static final ImmutableList<AddressRange> LEFTS = ImmutableList.of(Sas.range("10.1.0.0", "10.1.0.255"));
    private static final ImmutableList<AddressRange> RIGHTS = ImmutableList.of(Sas.range("10.2.0.0", "10.2.0.255"));
    /** From right's host to left's, where a router has no use for it. */
    private static final Bytes REFUSED = Packets.v4("10.2.0.1", "10.1.0.1", 17, Packets.udp(4711, 53, 100));
    private static final int SPI = 77;

    private final SimulatedDatapath left = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
    });
    private final SimulatedDatapath right = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
    });

    @Test
    void anErrorPassesFromEndToEnd() {
        connect(IpsecMode.TUNNEL);
        Bytes error = error("192.0.2.77", "10.2.0.1", REFUSED.slice(0, 28));
        Outbound sealed = left.seal(error);
        assertThat(sealed).isInstanceOf(Outbound.Sealed.class);
        assertThat(right.open(Sas.path("192.0.2.2", "192.0.2.1"), ((Outbound.Sealed) sealed).esp(), 0))
                .isEqualTo(new Inbound.Opened(error));
    }

    @Test
    void anErrorAboutOtherTrafficHasNoSa() {
        connect(IpsecMode.TUNNEL);
        Bytes ofOthers = Packets.v4("10.2.0.1", "10.9.0.1", 17, Packets.udp(4711, 53, 100));
        for (Bytes error : ImmutableList.of(error("192.0.2.77", "10.2.0.1", ofOthers),
                error("192.0.2.77", "10.2.0.2", REFUSED), error("192.0.2.77", "10.2.0.1", Bytes.EMPTY))) {
            assertThat(left.seal(error)).isInstanceOf(Outbound.Dropped.class);
        }
        assertThat(left.drops()).doesNotContainKey(Drop.MALFORMED_INNER);
    }

    /** Transport mode has no room for the router's address. */
    @Test
    void transportModeCarriesNoneOfARouter() {
        connect(IpsecMode.TRANSPORT);
        assertThat(left.seal(error("192.0.2.77", "10.2.0.1", REFUSED))).isInstanceOf(Outbound.Dropped.class);
    }

    private void connect(IpsecMode mode) {
        left.install(Sas.in(mode, Sas.sa(SaId.outbound(1), SPI, Sas.GCM, LEFTS, RIGHTS,
                Sas.path("192.0.2.1", "192.0.2.2"))));
        right.install(Sas.in(mode, Sas.sa(SaId.inbound(1), SPI, Sas.GCM, RIGHTS, LEFTS,
                Sas.path("192.0.2.2", "192.0.2.1"))));
    }

    private static Bytes error(String source, String destination, Bytes quoted) {
        return Packets.v4(source, destination, 1, Bytes.concat(Bytes.of(3, 1, 0, 0, 0, 0, 0, 0), quoted));
    }
}
