package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.linux.FreshNamespace;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 100,000 datagrams that are forged, replayed, cut or for nobody, sprayed at the port of an endpoint while a TCP connection uses its
 * tunnel: each is counted for what it is, none is delivered, and the connection does not notice.
 */
class UnderAttackTest {
    private static final int ALL = 100_000;
    private static final int ROW = 500;
    private static final int SPI = 102;
    /** The first octet of a sequence number far ahead, which only the integrity check can refuse. */
    private static final byte NEW = 0x55;
    private static final ImmutableList<AddressRange> LEFT = ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255"));
    private static final ImmutableList<AddressRange> RIGHT = ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255"));

    private final Random random = new Random(4303);
    private Cable cable;
    private FreshNamespace a;
    private FreshNamespace b;

    @BeforeEach
    void connect() throws IOException {
        cable = Cable.laid();
        a = cable.a();
        b = cable.b();
    }

    @AfterEach
    void leave() {
        if (cable != null) {
            cable.close();
        }
    }

    @Test
    void everythingForgedIsCountedAndTheConnectionGoesOn() throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            install(a, left, 101, SPI, LEFT, RIGHT, Sas.path("198.51.100.1", "198.51.100.2"));
            install(b, right, SPI, 101, RIGHT, LEFT, Sas.path("198.51.100.2", "198.51.100.1"));
            a.run("ping", "-c", "50", "-i", "0.002", "-W", "2", "10.2.0.1");
            FutureTask<Boolean> traffic = new FutureTask<>(() -> new Stream(a, b).carries("10.1.0.1", "10.2.0.1", 60));
            Thread.ofPlatform().daemon().start(traffic);
            spray(right);
            assertThat(traffic.get()).isTrue();
            ImmutableMap<Drop, Long> drops = right.drops();
            for (Drop kind : ImmutableList.of(Drop.UNKNOWN_SPI, Drop.FORGED, Drop.TOO_SHORT, Drop.REPLAYED)) {
                assertThat(drops).as("of %s", drops).containsEntry(kind, ALL / 4L);
            }
        }
    }

    /** As fast as they are worked off: what the socket loses would be counted by nobody. */
    private void spray(TunnelDatapath right) throws IOException {
        InetSocketAddress target = new InetSocketAddress("198.51.100.2", 4500);
        Bytes genuine = genuine();
        try (DatagramChannel channel = a.in(DatagramChannel::open)) {
            for (int sent = 0; sent < ALL; sent += ROW) {
                for (int i = 0; i < ROW; i++) {
                    channel.send(ByteBuffer.wrap(bad(i, genuine)), target);
                }
                while (bad(right) < sent + ROW) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static long bad(TunnelDatapath right) {
        return right.drops().values().stream().mapToLong(Long::longValue).sum();
    }

    private byte[] bad(int number, Bytes genuine) {
        byte[] octets = genuine.toArray();
        switch (number % 4) {
            case 0 -> octets[0] ^= (byte) 0x80;
            case 1 -> {
                octets[4] = NEW;
                octets[16 + random.nextInt(octets.length - 16)] ^= (byte) (1 + random.nextInt(255));
            }
            case 2 -> {
                octets[4] = NEW;
                return Bytes.copyOf(octets, 0, 8 + random.nextInt(20)).toArray();
            }
            default -> {
                // The very first packet of the SA, once more.
            }
        }
        return octets;
    }

    private static Bytes genuine() {
        EspSa sa = Sas.sa(SaId.outbound(1), SPI, Sas.GCM, LEFT, RIGHT, Sas.path("198.51.100.1", "198.51.100.2"));
        Bytes packet = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(9, 9, 100));
        byte[] frame = new byte[packet.length() + EspSealer.TAILROOM];
        packet.copyTo(frame, 0);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(frame, 0, packet.length())).isTrue();
        byte[] esp = new byte[400];
        try (OutboundSa sealer = new OutboundSa(sa, SequenceLimits.DEFAULT)) {
            return Bytes.copyOf(esp, 0, sealer.seal(frame, 0, inner, esp, 0));
        }
    }

    private static TunnelDatapath open(FreshNamespace namespace) throws IOException {
        return namespace.in(() -> {
            TunnelDatapath datapath = TunnelDatapath.open(DatapathOptions.DEFAULT);
            datapath.start(new Recorder());
            return datapath;
        });
    }

    private static void install(FreshNamespace namespace, TunnelDatapath datapath, int in, int out,
            ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, Path path) throws IOException {
        namespace.in(() -> {
            datapath.install(Sas.sa(SaId.inbound(1), in, Sas.GCM, local, remote, path));
            datapath.install(Sas.sa(SaId.outbound(1), out, Sas.GCM, local, remote, path));
            return 0;
        });
    }
}
