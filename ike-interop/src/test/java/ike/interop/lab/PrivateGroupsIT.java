package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @ParameterizedTest
    @CsvSource({"explicit_group = modp2048, explicit_group = modp2048", "new_group = modp3072, new_group = accept",
            "new_group = modp2048, new_group = modp2048"})
    void packetsPassWithIt(String our, String peers, @TempDir Path folder) throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(configuration(folder, Side.OURS, our),
                    configuration(folder, Side.PEER, peers));
            for (Side initiator : Side.values()) {
                two.up(initiator);
                assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3)).isEqualTo(new Ping(3, 3));
                two.of(initiator).terminateIke("home");
                two.bothSee(Sas::none);
            }
        }
    }

    private static Path configuration(Path folder, Side side, String group) throws IOException {
        Side other = side.other();
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
                """.formatted(side.outer(Family.IPV4), other.outer(Family.IPV4), group, side.word(), other.word(),
                side.inner(Family.IPV4), other.inner(Family.IPV4)));
    }
}
