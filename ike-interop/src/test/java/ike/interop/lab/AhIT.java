package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * AH that IKE has negotiated (RFC 4302), between two of our endpoints, for strongSwan's daemon in user space has none. tshark sees
 * IP protocol 51 and reads what is behind it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AhIT {
    private static final String OURS = "198.51.100.1";
    private static final String PEER = "198.51.100.2";
    private static final String BEHIND_NAT = "192.168.7.2";

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"2, tunnel, 10.1.0.1, 10.2.0.1", "2, transport, 198.51.100.1, 198.51.100.2",
            "1, tunnel, 10.1.0.1, 10.2.0.1", "1, transport, 198.51.100.1, 198.51.100.2"})
    void packetsPassAndAreRekeyed(int version, String mode, String here, String there, @TempDir Path folder)
            throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder);
                Capture capture = Capture.start(network.of(Side.OURS), folder.resolve("c.pcapng"))) {
            two.load(configuration(folder, version, "ours", OURS, PEER, mode, here, there),
                    configuration(folder, version, "peer", PEER, "%any", mode, there, here));
            two.up(Side.OURS);
            ping(network.of(Side.OURS), here, there);
            two.ours().rekeyChild("net");
            two.sees(Side.PEER, sas -> sas.onlyChild("net"));
            ping(network.of(Side.PEER), there, here);
            two.peer().terminateChild("net");
            two.bothSee(Sas::childless);
            capture.stop();
            Files.createSymbolicLink(folder.resolve(Tshark.TABLES), two.keys(Side.OURS));
            Tshark tshark = new Tshark(folder.resolve("c.pcapng"), folder);
            assertThat(tshark.packets("ah && icmp")).hasSizeGreaterThanOrEqualTo(12);
            assertThat(tshark.packets("icmp && !ah")).isEmpty();
            assertThat(tshark.packets("esp")).isEmpty();
            assertThat(tshark.packets("isakmp.delete.protoid == 2")).isNotEmpty();
            assertThat(tshark.malformed()).isEmpty();
        }
    }

    /** We see by ourselves that there can be none, and why; the peer is not asked for one, and the IKE SA stays. */
    @Test
    void behindANatThereIsNone(@TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open().hidden(Side.OURS);
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(configuration(folder, 2, "ours", BEHIND_NAT, PEER, "tunnel", "10.1.0.1", "10.2.0.1"),
                    configuration(folder, 2, "peer", PEER, "%any", "tunnel", "10.2.0.1", "10.1.0.1"));
            two.ours().initiate("net");
            two.bothSee(Sas::childless);
            assertThat(two.ours().awaitFailure("NO_PROPOSAL_CHOSEN", 0, TwoEndpoints.LIMIT)).isPresent();
            assertThat(two.ours().log().since(0).toString()).contains("a NAT stands between");
            assertThat(two.peer().log().since(0).toString()).contains("ike-up home")
                    .doesNotContain("NO_PROPOSAL_CHOSEN");
        }
    }

    private static void ping(Namespace from, String source, String to) throws IOException, InterruptedException {
        Command.of("ping", "-n", "-c", "3", "-i", "0.1", "-W", "2", "-I", source, to).in(from).run();
    }

    private static Path configuration(Path folder, int version, String name, String local, String remote, String mode,
            String here, String there) throws IOException {
        return new PskConnection(version, local, remote)
                .child("net", here + "/32", there + "/32", "ah_proposals = sha256-x25519-none", "mode = " + mode)
                .write(folder, name);
    }
}
