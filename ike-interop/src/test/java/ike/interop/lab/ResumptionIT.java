package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An IKE SA that is taken up again by a ticket (RFC 5723), between two of our endpoints, for strongSwan has nothing like it: the wire is cut
 * until the client believes its gateway dead.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResumptionIT {
    private static final String BEGUN = "isakmp.exchangetype == 34";
    private static final String RESUMED = "isakmp.exchangetype == 38 && isakmp.flag_r == 1";
    /** The IKE SA is up when the first of these passes; none is begun from then on. */
    private static final String FIRST_PACKET = "esp";

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @Test
    void theTunnelComesBackWithoutAKeyExchange(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings"),
                "charon {\n retransmit_tries = 2\n retransmit_timeout = 0.5\n retransmit_base = 1\n}\n");
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder, "--settings", settings.toString());
                Capture capture = Capture.start(network.of(Side.OURS), folder.resolve("c.pcapng"))) {
            two.load(configuration(folder, Side.OURS, Side.PEER, "dpd_delay = 1s", "dpd_action = start"),
                    configuration(folder, Side.PEER, Side.OURS, "", ""));
            two.up(Side.OURS);
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            wire(network, "down");
            assertThat(two.ours().log().await(Pattern.compile("^ike-down home "), 0, TwoEndpoints.LIMIT)).isPresent();
            wire(network, "up");
            two.bothSee(sas -> sas.onlyChild("net"));
            assertThat(Ping.run(network, Side.PEER, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            two.ours().rekeyChild("net");
            two.bothSee(sas -> sas.onlyChild("net"));
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            capture.stop();
            Files.createSymbolicLink(folder.resolve(Tshark.TABLES), two.keys(Side.OURS));
            Tshark tshark = new Tshark(folder.resolve("c.pcapng"), folder);
            String up = tshark.packets(FIRST_PACKET).getFirst().strip().replaceFirst(" .*", "");
            assertThat(tshark.packets(BEGUN + " && frame.number > " + up)).isEmpty();
            assertThat(tshark.packets(RESUMED)).isNotEmpty();
            assertThat(tshark.malformed()).isEmpty();
            assertThat(two.ours().stop()).isZero();
            two.sees(Side.PEER, Sas::none);
        }
    }

    private static void wire(LabNetwork network, String state) throws IOException, InterruptedException {
        Command.of("ip", "link", "set", LabNetwork.WIRE, state).in(network.of(Side.PEER)).run();
    }

    private static Path configuration(Path folder, Side own, Side other, String ofConnection, String ofChild)
            throws IOException {
        return Files.writeString(folder.resolve(own.word() + ".conf"), """
                connections {
                  home {
                    version = 2
                    local_addrs = %s
                    remote_addrs = %s
                    proposals = aes128-sha256-x25519
                    session_resumption = yes
                    %s
                    local {
                      auth = psk
                    }
                    remote {
                      auth = psk
                    }
                    children {
                      net {
                        local_ts = %s/32
                        remote_ts = %s/32
                        esp_proposals = aes128gcm16-x25519
                        %s
                      }
                    }
                  }
                }
                secrets {
                  ike {
                    secret = "an apple a day"
                  }
                }
                """.formatted(own.outer(Family.IPV4), other.outer(Family.IPV4), ofConnection, own.inner(Family.IPV4),
                other.inner(Family.IPV4), ofChild));
    }
}
