package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.esp.SimulatedDatapath.Inbound;
import ike.esp.SimulatedDatapath.Outbound;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two datapaths, left and right, and what each tells IKE. */
class SimulatedDatapathTest {
    private static final Path FROM_LEFT = Sas.path("192.0.2.1", "192.0.2.2");
    private static final Path FROM_RIGHT = Sas.path("192.0.2.2", "192.0.2.1");
    private static final Bytes PING = Packets.v4("10.1.0.1", "10.2.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));
    private static final int SPI = 0x1234_5678;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<TrafficEvent> leftEvents = new ArrayList<>();
    private final List<TrafficEvent> rightEvents = new ArrayList<>();
    private final SimulatedDatapath left = new SimulatedDatapath(new SequenceLimits(3, 5), leftEvents::add);
    private final SimulatedDatapath right = new SimulatedDatapath(SequenceLimits.DEFAULT, rightEvents::add);

    @Test
    void packetsOfBothFamiliesPass() {
        connect();
        Bytes six = Packets.v6("2001:db8:1::1", "2001:db8:2::1", 17, Packets.udp(1, 2, 1300));
        assertThat(right.open(FROM_RIGHT, sealed(PING).esp(), 0)).isEqualTo(new Inbound.Opened(PING));
        assertThat(right.open(FROM_RIGHT, sealed(six).esp(), 0)).isEqualTo(new Inbound.Opened(six));
        assertThat(sealed(PING).path()).isEqualTo(FROM_LEFT);
    }

    @Test
    void theSameCallsGiveTheSameOctets() {
        connect();
        Bytes first = sealed(PING).esp();
        try (SimulatedDatapath again = new SimulatedDatapath(SequenceLimits.DEFAULT, leftEvents::add)) {
            again.install(outbound(1, SPI));
            assertThat(again.seal(PING)).isEqualTo(new Outbound.Sealed(SaId.outbound(1), FROM_LEFT, first));
        }
    }

    @Test
    void useIsToldAtFirstAndThenOnceASecond() {
        connect();
        right.open(FROM_RIGHT, sealed(PING).esp(), 0);
        assertThat(rightEvents).containsExactly(new TrafficEvent.FirstInbound(1), new TrafficEvent.LastUse(1));
        right.open(FROM_RIGHT, sealed(PING).esp(), SECOND - 1);
        assertThat(rightEvents).hasSize(2);
        right.open(FROM_RIGHT, sealed(PING).esp(), SECOND);
        assertThat(rightEvents).hasSize(3).last().isEqualTo(new TrafficEvent.LastUse(1));
    }

    @Test
    void limitsAreToldOnceAndTheHardOneEndsTheSa() {
        connect();
        for (int i = 0; i < 5; i++) {
            sealed(PING);
        }
        assertThat(leftEvents).containsExactly(new TrafficEvent.SoftLimit(1), new TrafficEvent.HardLimit(1));
        assertThat(left.seal(PING)).isEqualTo(new Outbound.Dropped(Drop.SEQUENCE_SPENT));
        assertThat(leftEvents).hasSize(2);
    }

    @Test
    void afterARekeyTheNewSaSealsAndBothOpen() {
        connect();
        Bytes before = sealed(PING).esp();
        right.install(inbound(2, SPI + 1));
        left.install(outbound(2, SPI + 1));
        Bytes after = sealed(PING).esp();
        assertThat(after.u32At(0)).isEqualTo(SPI + 1);
        assertThat(right.open(FROM_RIGHT, after, 0)).isEqualTo(new Inbound.Opened(PING));
        assertThat(right.open(FROM_RIGHT, before, 0)).isEqualTo(new Inbound.Opened(PING));
        right.remove(SaId.inbound(1));
        assertThat(right.open(FROM_RIGHT, before, 0)).isEqualTo(new Inbound.Dropped(Drop.UNKNOWN_SPI));
    }

    @Test
    void anUnknownSpiIsToldOnceASecond() {
        Bytes stray = Bytes.concat(Bytes.u32(0xdead_0001L), Bytes.u32(1), Bytes.zeros(40));
        for (long at : new long[]{0, 1, SECOND}) {
            assertThat(right.open(FROM_RIGHT, stray, at)).isEqualTo(new Inbound.Dropped(Drop.UNKNOWN_SPI));
        }
        TrafficEvent told = new TrafficEvent.UnknownSpi(FROM_RIGHT, 0xdead_0001);
        assertThat(rightEvents).containsExactly(told, told);
        assertThat(right.drops()).containsEntry(Drop.UNKNOWN_SPI, 3L);
        assertThat(right.open(FROM_RIGHT, stray.slice(0, 7), 0)).isEqualTo(new Inbound.Dropped(Drop.TOO_SHORT));
    }

    @Test
    void aSelectorViolationIsTold() {
        left.install(outbound(1, SPI));
        right.install(Sas.sa(SaId.inbound(1), SPI, Sas.GCM, ImmutableList.of(Sas.range("10.2.0.0", "10.2.0.0")),
                Sas.ANYTHING, FROM_RIGHT));
        assertThat(right.open(FROM_RIGHT, sealed(PING).esp(), 0))
                .isEqualTo(new Inbound.Dropped(Drop.SELECTOR_VIOLATION));
        right.open(FROM_RIGHT, sealed(PING).esp(), 1);
        assertThat(rightEvents).containsExactly(
                new TrafficEvent.SelectorViolation(1, IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"),
                        PING.slice(0, Math.min(PING.length(), 68))));
    }

    @Test
    void aPeerThatMovedIsToldAndMoveMakesItKnown() {
        connect();
        Path elsewhere = Sas.path("192.0.2.2", "198.51.100.7");
        right.open(elsewhere, sealed(PING).esp(), 0);
        assertThat(rightEvents).as("no sign of life of the address that is known").containsExactly(
                new TrafficEvent.FirstInbound(1),
                new TrafficEvent.PeerMoved(1, new TransportAddress(IpAddress.of("198.51.100.7"), 4500)));
        right.move(SaId.inbound(1), elsewhere);
        rightEvents.clear();
        right.open(elsewhere, sealed(PING).esp(), 5 * SECOND);
        assertThat(rightEvents).containsExactly(new TrafficEvent.LastUse(1));
        left.move(SaId.outbound(1), Sas.path("2001:db8::1", "2001:db8::2"));
        assertThat(sealed(PING).path()).isEqualTo(Sas.path("2001:db8::1", "2001:db8::2"));
    }

    @Test
    void whatNoSaProtectsIsDropped() {
        assertThat(left.seal(PING)).isEqualTo(new Outbound.Dropped(Drop.NO_SA));
        connect();
        assertThat(left.seal(Bytes.of(1, 2, 3))).isEqualTo(new Outbound.Dropped(Drop.MALFORMED_INNER));
        assertThat(left.seal(Packets.v4("10.1.0.1", "10.2.0.1", 17, Bytes.zeros(65_500))))
                .isEqualTo(new Outbound.Dropped(Drop.TOO_LONG));
        left.remove(SaId.outbound(1));
        assertThat(left.seal(PING)).isEqualTo(new Outbound.Dropped(Drop.NO_SA));
        assertThat(left.drops()).containsEntry(Drop.NO_SA, 2L);
    }

    private void connect() {
        left.install(outbound(1, SPI));
        right.install(inbound(1, SPI));
    }

    private static EspSa outbound(long child, int spi) {
        return Sas.sa(SaId.outbound(child), spi, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, FROM_LEFT);
    }

    private static EspSa inbound(long child, int spi) {
        return Sas.sa(SaId.inbound(child), spi, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, FROM_RIGHT);
    }

    private Outbound.Sealed sealed(Bytes packet) {
        Outbound outcome = left.seal(packet);
        assertThat(outcome).isInstanceOf(Outbound.Sealed.class);
        return (Outbound.Sealed) outcome;
    }
}
