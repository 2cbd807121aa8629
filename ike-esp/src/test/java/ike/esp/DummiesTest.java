package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.FlowConfidentiality;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.io.NioPorts;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A datapath whose SAs send dummy packets (RFC 4303 §2.6); the peer is a socket that knows SPIs and lengths only, as who watches does. */
class DummiesTest {
    private static final int PADDED = 600;
    private static final Bytes PING = Packets.v4("10.1.0.1", "10.2.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));

    private final MemoryDevice device = new MemoryDevice();
    private TunnelDatapath datapath;
    private DatagramSocket peer;

    @BeforeEach
    void open() throws IOException {
        datapath = new TunnelDatapath(device, NioPorts.open(ImmutableList.of(IpAddress.of("127.0.0.1")), 0, 0),
                new RememberedPackets(), new RememberedRoutes(), DatapathOptions.DEFAULT);
        datapath.start(new Recorder());
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        peer.setSoTimeout(10_000);
    }

    @AfterEach
    void close() {
        datapath.close();
        peer.close();
    }

    @Test
    void whoWatchesSeesNoDifferenceBetweenAPacketAndNone() throws IOException {
        install(1, 100);
        int length = next().length;
        device.send(PING);
        for (int i = 0; i < 5; i++) {
            assertThat(next()).hasSize(length);
        }
        assertThat(datapath.usage(SaId.outbound(1)).orElseThrow().packets()).isEqualTo(1);
    }

    @Test
    void theNewestSaForTheSamePacketsSendsThem() throws IOException {
        install(1, 100);
        assertThat(spi(next())).isEqualTo(100);
        install(2, 200);
        for (int spi = spi(next()); spi != 200;) {
            assertThat(spi).isEqualTo(100);
            spi = spi(next());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(spi(next())).isEqualTo(200);
        }
        datapath.remove(SaId.outbound(2));
        install(3, 300);
        for (int spi = spi(next()); spi != 300;) {
            assertThat(spi).isEqualTo(200);
            spi = spi(next());
        }
    }

    private byte[] next() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        peer.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static int spi(byte[] packet) {
        return Ints.fromByteArray(packet);
    }

    private void install(int child, int spi) {
        Path path = new Path(Path.Transport.UDP_ENCAPSULATED,
                new TransportAddress(IpAddress.of("127.0.0.1"), datapath.port(Path.Transport.UDP_ENCAPSULATED)),
                new TransportAddress(IpAddress.of(peer.getLocalAddress()), peer.getLocalPort()));
        EspSa sa = Sas.sa(SaId.outbound(child), spi, Sas.GCM, Sas.ANYTHING, Sas.ANYTHING, path);
        datapath.install(
                sa.with(EspOptions.of(32).withConfidentiality(new FlowConfidentiality(PADDED, /* dummies= */ 100))));
    }
}
