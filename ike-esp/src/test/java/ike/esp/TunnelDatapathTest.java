package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.esp.io.NioPorts;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two whole datapaths on the loopback, with devices in memory: no privileges needed. */
class TunnelDatapathTest {
    private static final Bytes PING = Packets.v4("10.1.0.1", "10.2.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));
    private static final Bytes PONG = Packets.v4("10.2.0.1", "10.1.0.1", 1, Bytes.of(0, 0, 0, 0, 0, 0, 0, 0));
    private static final DatapathOptions OPTIONS = new DatapathOptions(Optional.empty(), 0, 0, "", 1400, 1 << 20, 0, 0,
            true, true,
            Duration.ofMillis(20), SequenceLimits.DEFAULT);

    private final MemoryDevice leftDevice = new MemoryDevice();
    private final MemoryDevice rightDevice = new MemoryDevice();
    private final RememberedRoutes routes = new RememberedRoutes();
    private final RememberedPackets bypassed = new RememberedPackets();
    private final Recorder leftHears = new Recorder();
    private final Recorder rightHears = new Recorder();
    private TunnelDatapath left;
    private TunnelDatapath right;

    @BeforeEach
    void open() throws IOException {
        left = new TunnelDatapath(leftDevice, ports("127.0.0.1"), bypassed, routes, OPTIONS);
        right = new TunnelDatapath(rightDevice, ports("127.0.0.2"), new RememberedPackets(), new RememberedRoutes(),
                OPTIONS);
        left.start(leftHears);
        right.start(rightHears);
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void packetsPassBothWays() throws InterruptedException {
        connect(1, 100);
        leftDevice.send(PING);
        assertThat(rightDevice.delivered()).isEqualTo(PING);
        assertThat(rightHears.event()).isEqualTo(new TrafficEvent.FirstInbound(1));
        rightDevice.send(PONG);
        assertThat(leftDevice.delivered()).isEqualTo(PONG);
        for (SaId half : ImmutableList.of(SaId.outbound(1), SaId.inbound(1))) {
            Datapath.Usage usage = left.usage(half).orElseThrow();
            assertThat(usage.packets()).isEqualTo(1);
            assertThat(usage.octets()).isEqualTo(28);
        }
        assertThat(left.usage(SaId.outbound(2))).isEmpty();
    }

    @Test
    void eachHalfTellsWhenItWasUsedLast() throws InterruptedException {
        connect(1, 100);
        assertThat(left.usage(SaId.outbound(1)).orElseThrow()).isEqualTo(Datapath.Usage.NONE);
        long start = System.nanoTime();
        leftDevice.send(PING);
        assertThat(rightDevice.delivered()).isEqualTo(PING);
        long first = lastUse(left, SaId.outbound(1));
        assertThat(first).isBetween(start, System.nanoTime());
        assertThat(lastUse(right, SaId.inbound(1))).isBetween(start, System.nanoTime());
        assertThat(left.usage(SaId.inbound(1)).orElseThrow().last()).isEmpty();
        leftDevice.send(PING);
        assertThat(rightDevice.delivered()).isEqualTo(PING);
        assertThat(lastUse(left, SaId.outbound(1))).isGreaterThan(first);
    }

    private static long lastUse(Datapath datapath, SaId half) {
        return datapath.usage(half).orElseThrow().last().orElseThrow();
    }

    @Test
    void manyPacketsPassInOrderAcrossARekey() throws InterruptedException {
        connect(1, 100);
        for (int i = 0; i < 500; i++) {
            leftDevice.send(numbered(i));
        }
        assertThat(rightDevice.delivered()).isEqualTo(numbered(0));
        connect(2, 200);
        left.remove(SaId.outbound(1));
        for (int i = 500; i < 1000; i++) {
            leftDevice.send(numbered(i));
        }
        for (int i = 1; i < 1000; i++) {
            assertThat(rightDevice.delivered()).isEqualTo(numbered(i));
        }
        assertThat(left.drops()).isEmpty();
    }

    @Test
    void ikeMessagesPassOnBothPorts() throws InterruptedException {
        Bytes message = Packets.pattern(300);
        for (Path.Transport transport : ImmutableList.of(Path.Transport.UDP, Path.Transport.UDP_ENCAPSULATED)) {
            Path path = path(left, "127.0.0.1", right, "127.0.0.2", transport);
            left.send(path, message);
            Recorder.Message heard = rightHears.message();
            assertThat(heard.octets()).isEqualTo(message);
            assertThat(heard.path())
                    .isEqualTo(new Path(transport, /* local= */ path.remote(), /* remote= */ path.local()));
        }
    }

    @Test
    void onPort4500TheMarkerIsOnTheWire() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            left.send(to(socket, Path.Transport.UDP_ENCAPSULATED), Bytes.of(7, 8));
            assertThat(received(socket)).isEqualTo(Bytes.of(0, 0, 0, 0, 7, 8));
            left.send(to(socket, Path.Transport.UDP), Bytes.of(7, 8));
            assertThat(received(socket)).isEqualTo(Bytes.of(7, 8));
        }
    }

    @Test
    void keepalivesAreSentWhileTheyAreWanted() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            left.keepAlive(to(socket, Path.Transport.UDP_ENCAPSULATED), true);
            assertThat(received(socket)).isEqualTo(Bytes.of(0xff));
            assertThat(received(socket)).isEqualTo(Bytes.of(0xff));
            left.keepAlive(to(socket, Path.Transport.UDP_ENCAPSULATED), false);
        }
    }

    @Test
    void whatIsNoPacketOfAnSaIsCounted() throws IOException, InterruptedException {
        connect(1, 100);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (Bytes noise : ImmutableList.of(Bytes.of(0xff), Bytes.of(1, 2, 3),
                    Bytes.concat(Bytes.u32(300), Bytes.zeros(40)),
                    Bytes.concat(Bytes.u32(100), Bytes.u32(5), Bytes.zeros(40)))) {
                socket.send(new DatagramPacket(noise.toArray(), noise.length(), IpAddress.of("127.0.0.2").toInet(),
                        right.port(Path.Transport.UDP_ENCAPSULATED)));
            }
        }
        leftDevice.send(PING);
        assertThat(rightDevice.delivered()).isEqualTo(PING);
        assertThat(right.drops())
                .isEqualTo(Map.of(Drop.KEEPALIVE, 1L, Drop.TOO_SHORT, 1L, Drop.UNKNOWN_SPI, 1L, Drop.FORGED, 1L));
        assertThat(rightHears.event()).isInstanceOf(TrafficEvent.UnknownSpi.class);
        assertThat(rightDevice.isQuiet()).isTrue();
    }

    @Test
    void withoutAnSaPacketsAreDropped() throws InterruptedException {
        connect(1, 100);
        left.remove(SaId.outbound(1));
        leftDevice.send(PING);
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); left.drops().isEmpty();) {
            assertThat(System.nanoTime()).as("nothing was dropped").isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(left.drops()).isEqualTo(Map.of(Drop.NO_SA, 1L));
        connect(2, 200);
        leftDevice.send(PONG);
        assertThat(rightDevice.delivered()).as("the first one is gone").isEqualTo(PONG);
    }

    @Test
    void routesFollowTheOutboundSas() {
        connect(1, 100);
        connect(2, 200);
        left.remove(SaId.outbound(1));
        left.remove(SaId.inbound(1));
        assertThat(routes.log).containsExactly("lead 1", "lead 2", "release 1");
        left.close();
        assertThat(routes.log).last().isEqualTo("close");
    }

    @Test
    void aRouteThatCannotBeMadeIsToldAndTheSaWorks() throws InterruptedException {
        routes.broken = true;
        connect(1, 100);
        assertThat(leftHears.sentence()).isEqualTo("no route");
        leftDevice.send(PING);
        assertThat(rightDevice.delivered()).isEqualTo(PING);
    }

    @Test
    void twoPeersBehindOneNatAreTold() throws InterruptedException {
        for (int port : new int[]{4500, 1024}) {
            Path path = new Path(Path.Transport.UDP_ENCAPSULATED, new TransportAddress(IpAddress.of("127.0.0.1"), 4500),
                    new TransportAddress(IpAddress.of("127.0.0.2"), port));
            left.install(Sas.in(IpsecMode.TRANSPORT, Sas.sa(SaId.outbound(port), port, Sas.GCM, Sas.ANYTHING,
                    Sas.ANYTHING, path)));
        }
        assertThat(leftHears.sentence()).contains("two peers behind 127.0.0.2, at its ports 4500 and 1024");
    }

    @Test
    void aDeviceThatBreaksIsTold() throws InterruptedException {
        leftDevice.breakDown();
        assertThat(leftHears.failure()).hasMessageContaining("it is gone");
    }

    @Test
    void plainEspIsRefusedInWordsWhereThePortsHaveNone() {
        EspSa sa = Sas.sa(SaId.outbound(1), 100, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING,
                path(left, "127.0.0.1", right, "127.0.0.2", Path.Transport.UDP));
        assertThatThrownBy(() -> left.install(sa)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot send ESP along");
        assertThat(sa.encryptionKey().isWiped()).isTrue();
    }

    @Test
    void closingEndsTheThreadsAndTheDevice() {
        connect(1, 100);
        left.close();
        assertThat(leftDevice.isClosed()).isTrue();
        assertThat(left.usage(SaId.outbound(1))).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("ike-esp")))
                .as("those of the right").hasSize(2);
        right.close();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().startsWith("ike-esp"));
    }

    private void connect(int child, int spi) {
        Path there = path(left, "127.0.0.1", right, "127.0.0.2", Path.Transport.UDP_ENCAPSULATED);
        Path back = path(right, "127.0.0.2", left, "127.0.0.1", Path.Transport.UDP_ENCAPSULATED);
        left.install(Sas.sa(SaId.inbound(child), spi + 1, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, there));
        right.install(Sas.sa(SaId.inbound(child), spi, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, back));
        left.install(Sas.sa(SaId.outbound(child), spi, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, there));
        right.install(Sas.sa(SaId.outbound(child), spi + 1, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, back));
    }

    private static Bytes numbered(int number) {
        return Packets.v4("10.1.0.1", "10.2.0.1", 17, Bytes.concat(Packets.udp(1, 2, 0), Bytes.u32(number)));
    }

    private static NioPorts ports(String address) throws IOException {
        return NioPorts.open(ImmutableList.of(IpAddress.of(address)), 0, 0);
    }

    private static Path path(Datapath from, String local, Datapath to, String remote, Path.Transport transport) {
        return new Path(transport, new TransportAddress(IpAddress.of(local), from.port(transport)),
                new TransportAddress(IpAddress.of(remote), to.port(transport)));
    }

    private Path to(DatagramSocket socket, Path.Transport transport) {
        return new Path(transport, new TransportAddress(IpAddress.of("127.0.0.1"), left.port(transport)),
                new TransportAddress(IpAddress.of(socket.getLocalAddress()), socket.getLocalPort()));
    }

    private static Bytes received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1000], 1000);
        socket.setSoTimeout(10_000);
        socket.receive(packet);
        return Bytes.copyOf(packet.getData(), 0, packet.getLength());
    }
}
