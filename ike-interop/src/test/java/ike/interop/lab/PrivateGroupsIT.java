package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Groups of IKEv1 that are described by their numbers (RFC 2409 §5.6), which no daemon of today has, between two of our endpoints, from
 * their configuration on: in Phase 1, and by New Group Mode for Quick Modes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrivateGroupsIT {
    private static final Path JAR = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"explicit_group = modp2048, explicit_group = modp2048", "new_group = modp3072, new_group = accept",
            "new_group = modp2048, new_group = modp2048"})
    void packetsPassWithIt(String our, String peers, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                OurEndpoint ours = OurEndpoint.start(network.of(Side.OURS), JAR, folder.resolve("o"));
                OurEndpoint peer = OurEndpoint.start(network.of(Side.PEER), JAR, folder.resolve("p"))) {
            ours.load(configuration(folder, Side.OURS, our));
            peer.load(configuration(folder, Side.PEER, peers));
            for (OurEndpoint initiator : new OurEndpoint[]{ours, peer}) {
                initiator.initiate("net");
                sees(ours, sas -> sas.onlyChild("net"));
                sees(peer, sas -> sas.onlyChild("net"));
                assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3)).isEqualTo(new Ping(3, 3));
                initiator.terminateIke("home");
                sees(ours, Sas::none);
                sees(peer, Sas::none);
            }
        }
    }

    private static void sees(OurEndpoint endpoint, Predicate<Sas> condition) throws IOException, InterruptedException {
        assertThat(endpoint.await(condition, LIMIT)).as(() -> "after " + endpoint.log().since(0)).matches(condition);
    }

    private static Path configuration(Path folder, Side side, String group) throws IOException {
        Side other = side == Side.OURS ? Side.PEER : Side.OURS;
        Path place = Files.createDirectories(folder.resolve(side.word() + "-configuration"));
        return Files.writeString(place.resolve("swanctl.conf"), """
                connections {
                  home {
                    local_addrs = %s
                    remote_addrs = %s
                    version = 1
                    %s
                    proposals = aes128-sha256-modp2048
                    local { auth = psk
                      id = %s.test }
                    remote { auth = psk
                      id = %s.test }
                    children {
                      net {
                        local_ts = %s/32
                        remote_ts = %s/32
                        esp_proposals = aes128-sha256-modp2048
                      }
                    }
                  }
                }
                secrets {
                  ike { secret = "the wind in the willows" }
                }
                """.formatted(outer(side), outer(other), group, side.word(), other.word(), inner(side), inner(other)));
    }

    private static String outer(Side side) {
        return side == Side.OURS ? "198.51.100.1" : "198.51.100.2";
    }

    private static String inner(Side side) {
        return side == Side.OURS ? "10.1.0.1" : "10.2.0.1";
    }
}
