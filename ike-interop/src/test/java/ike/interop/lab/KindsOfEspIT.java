package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What strongSwan's daemon has not in user space, between two of our endpoints: sequence numbers of 64 bits (RFC 4303 §2.2.1), implicit
 * IVs (RFC 8750), BEET, packets of one length (RFC 4303 §2.7), integrity alone (RFC 4543), a wide window. tshark reads what it can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KindsOfEspIT {
    private static final String OURS = "198.51.100.1";
    private static final String PEER = "198.51.100.2";
    private static final String HERE = "10.1.7.";
    private static final String THERE = "10.2.7.";
    /** What passes by each child: four echoes and their answers, twice. */
    private static final int PACKETS = 16;

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    /** One child after the other; Wireshark has no names for the last of IKEv2's. */
    @ParameterizedTest
    @CsvSource({"1, 2, esp_proposals = aes128gcm16-esn; esp_proposals = aes256-sha1-esn",
            "2, 5, esp_proposals = aes128gcm16-esn; esp_proposals = aes128-sha256-esn; mode = beet; tfc_padding = 600;"
                    + " replay_window = 4096; esp_proposals = aes128gcm16iiv; esp_proposals = aes256ccm8iiv-esn;"
                    + " esp_proposals = chacha20poly1305iiv; esp_proposals = aes256gmac"})
    void packetsPassAndAreRekeyed(int version, int known, String kinds, @TempDir Path folder) throws Exception {
        List<String> children = Splitter.on(';').trimResults().splitToList(kinds);
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder);
                Capture capture = Capture.start(network.of(Side.OURS), folder.resolve("c.pcapng"))) {
            two.load(configuration(folder, "ours", version, OURS, PEER, HERE, THERE, children),
                    configuration(folder, "peer", version, PEER, OURS, THERE, HERE, children));
            for (int i = 0; i < children.size(); i++) {
                passAndRekey(network, two, i);
            }
            capture.stop();
            Files.createSymbolicLink(folder.resolve(Tshark.TABLES), two.keys(Side.OURS));
            Tshark tshark = new Tshark(folder.resolve("c.pcapng"), folder);
            assertThat(tshark.packets("esp")).hasSizeGreaterThanOrEqualTo(PACKETS * children.size());
            assertThat(tshark.packets("icmp && !esp")).isEmpty();
            assertThat(tshark.packets("esp && icmp")).hasSizeGreaterThanOrEqualTo(PACKETS * known);
            assertThat(tshark.packets("esp && frame.len > 600").size())
                    .isEqualTo(kinds.contains("tfc") ? PACKETS : 0);
        }
    }

    private static void passAndRekey(LabNetwork network, TwoEndpoints two, int kind) throws Exception {
        String child = "kind" + kind;
        Command.of("ip", "address", "add", HERE + kind + "/32", "dev", "lo").in(network.of(Side.OURS)).run();
        Command.of("ip", "address", "add", THERE + kind + "/32", "dev", "lo").in(network.of(Side.PEER)).run();
        two.ours().initiate(child);
        two.bothSee(sas -> sas.onlyChild(child));
        ping(network.of(Side.OURS), HERE + kind, THERE + kind);
        two.ours().rekeyChild(child);
        two.bothSee(sas -> sas.onlyChild(child));
        ping(network.of(Side.PEER), THERE + kind, HERE + kind);
        two.ours().terminateChild(child);
        two.bothSee(Sas::childless);
    }

    private static void ping(Namespace from, String source, String to) throws IOException, InterruptedException {
        Command.of("ping", "-n", "-c", "4", "-i", "0.1", "-W", "2", "-I", source, to).in(from).run();
    }

    private static Path configuration(Path folder, String name, int version, String local, String remote, String here,
            String there, List<String> kinds) throws IOException {
        PskConnection connection = new PskConnection(version, local, remote);
        for (int i = 0; i < kinds.size(); i++) {
            connection.child("kind" + i, here + i + "/32", there + i + "/32", kinds.get(i));
        }
        return connection.write(folder, name);
    }
}
