package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transport mode between two of our endpoints (strongSwan's daemon in user space has none), without a NAT and behind one. The
 * receiving kernel judges the checksums, tshark the packets.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransportModeIT {
    private static final String PEER = "198.51.100.2";
    private static final String BEHIND_NAT = "192.168.7.2";

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"1, no", "2, no", "2, yes"})
    void packetsPassBetweenTheHosts(int version, String encap, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder);
                Capture capture = Capture.start(network.of(Side.OURS), folder.resolve("c.pcapng"))) {
            two.load(configuration(folder, "ours", version, "198.51.100.1", PEER, "dynamic", "encap = " + encap),
                    configuration(folder, "peer", version, PEER, "%any", "dynamic", ""));
            two.up(Side.OURS);
            ping(network.of(Side.OURS), PEER, "56");
            ping(network.of(Side.OURS), PEER, "3000");
            ping(network.of(Side.PEER), "198.51.100.1", "56");
            two.ours().rekeyChild("net");
            two.sees(Side.PEER, sas -> sas.onlyChild("net"));
            ping(network.of(Side.PEER), "198.51.100.1", "56");
            assertThat(datagrams(network, "198.51.100.1", 4711)).isEqualTo(5);
            capture.stop();
            Tshark tshark = tshark(folder, two.keys(Side.OURS));
            assertThat(tshark.packets("esp && icmp")).hasSizeGreaterThanOrEqualTo(10);
            assertThat(tshark.packets("icmp && !esp")).isEmpty();
            assertThat(tshark.packets("esp && udp && udpencap").isEmpty()).isEqualTo(encap.equals("no"));
            assertThat(tshark.malformed()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void l2tpPassesBehindANatAndOtherPacketsGoPastIt(int version, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open().hidden(Side.OURS);
                TwoEndpoints two = TwoEndpoints.in(network, folder);
                Capture capture = Capture.start(network.of(Side.PEER), folder.resolve("c.pcapng"))) {
            two.load(configuration(folder, "ours", version, BEHIND_NAT, PEER, "dynamic[udp/1701]", ""),
                    configuration(folder, "peer", version, PEER, "%any", "dynamic[udp/1701]", ""));
            two.up(Side.OURS);
            assertThat(datagrams(network, BEHIND_NAT, 1701)).isEqualTo(5);
            two.ours().rekeyChild("net");
            two.sees(Side.PEER, sas -> sas.onlyChild("net"));
            assertThat(datagrams(network, BEHIND_NAT, 1701)).isEqualTo(5);
            ping(network.of(Side.OURS), PEER, "56");
            capture.stop();
            Tshark tshark = tshark(folder, two.keys(Side.PEER));
            assertThat(tshark.packets("esp && udp.port == 1701")).hasSizeGreaterThanOrEqualTo(20);
            assertThat(tshark.packets("udp.port == 1701 && !esp")).isEmpty();
            assertThat(tshark.packets("icmp && !esp")).isNotEmpty();
        }
    }

    /** With {@code remote_addrs = %any}, which strongSwan allows in transport mode. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPacketTellsWhoThePeerIs(int version, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder);
                Capture capture = Capture.start(network.of(Side.OURS), folder.resolve("c.pcapng"))) {
            two.load(
                    configuration(folder, "ours", version, "198.51.100.1", "%any", "dynamic", "",
                            "start_action = trap"),
                    configuration(folder, "peer", version, PEER, "%any", "dynamic", ""));
            ping(network.of(Side.OURS), PEER, "56");
            two.sees(Side.OURS, sas -> sas.onlyChild("net"));
            two.sees(Side.PEER, sas -> sas.onlyChild("net"));
            ping(network.of(Side.PEER), "198.51.100.1", "56");
            capture.stop();
            Tshark tshark = tshark(folder, two.keys(Side.OURS));
            assertThat(tshark.packets("esp && icmp")).isNotEmpty();
            assertThat(tshark.packets("icmp && !esp")).isEmpty();
        }
    }

    private static Tshark tshark(Path folder, Path keys) throws IOException {
        Files.createSymbolicLink(folder.resolve(Tshark.TABLES), keys);
        return new Tshark(folder.resolve("c.pcapng"), folder);
    }

    private static void ping(Namespace from, String to, String size) throws IOException, InterruptedException {
        Command.of("ping", "-n", "-c", "3", "-i", "0.1", "-W", "2", "-s", size, to).in(from).run();
    }

    /** How many of five datagrams come back from the other side's port of the same number. */
    private static int datagrams(LabNetwork network, String local, int port) throws Exception {
        InetSocketAddress there = new InetSocketAddress(PEER, port);
        int answered = 0;
        try (DatagramChannel client = network.of(Side.OURS)
                .open(() -> DatagramChannel.open().bind(new InetSocketAddress(local, port)));
                DatagramChannel server = network.of(Side.PEER).open(() -> DatagramChannel.open().bind(there))) {
            for (int i = 0; i < 5; i++) {
                Bytes sent = Bytes.utf8("number " + i);
                client.send(ByteBuffer.wrap(sent.toArray()), there);
                DatagramPacket seen = receive(server);
                server.send(ByteBuffer.wrap(seen.getData(), 0, seen.getLength()), seen.getSocketAddress());
                DatagramPacket back = receive(client);
                answered += Bytes.copyOf(back.getData(), 0, back.getLength()).equals(sent) ? 1 : 0;
            }
        }
        return answered;
    }

    private static DatagramPacket receive(DatagramChannel channel) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[500], 500);
        channel.socket().setSoTimeout(5000);
        channel.socket().receive(packet);
        return packet;
    }

    private static Path configuration(Path folder, String name, int version, String local, String remote,
            String selectors, String more, String... ofChild) throws IOException {
        return new PskConnection(version, local, remote).with(more)
                .child("net", selectors, selectors, Stream.concat(
                        Stream.of("esp_proposals = aes128gcm16", "mode = transport"), Stream.of(ofChild))
                        .toArray(String[]::new))
                .write(folder, name);
    }
}
