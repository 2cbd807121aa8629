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

/** Our endpoint on both sides of the lab's wire, with TUN devices, routes and traffic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoEndpointsIT {

    private static final Path CASE = Path.of("src/lab/cases/suite-gcm128-x25519");

    @TempDir
    private Path folder;

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @Test
    void packetsPassBothWaysAndNothingIsLeftBehind() throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(CASE.resolve("ours.conf"), CASE.resolve("swanctl.conf"));
            two.up(Side.OURS);
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            assertThat(Ping.run(network, Side.PEER, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            rekeyUnderTraffic(network, two);
            two.peer().terminateChild("net");
            two.sees(Side.OURS, Sas::childless);
            assertThat(routes(network)).isEmpty();
            two.up(Side.OURS);
            assertThat(routes(network)).contains("10.2.0.1 dev ipsec0");
            assertThat(two.ours().stop()).isZero();
            two.sees(Side.PEER, Sas::none);
            assertThat(two.peer().stop()).isZero();
            assertThat(routes(network)).isEmpty();
            assertThat(Command.of("ip", "rule").in(network.of(Side.OURS)).run()).doesNotContain("219");
            assertThat(Command.of("ip", "link").in(network.of(Side.OURS)).run()).doesNotContain("ipsec0");
        }
    }

    /** What Debian's strongSwan does not have: ML-KEM beside X25519, cut into fragments, in all exchanges (RFC 9370). */
    @Test
    void multipleKeyExchangesBetweenTwoEndpoints() throws Exception {
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(withMlKem("ours.conf"), withMlKem("swanctl.conf"));
            two.up(Side.OURS);
            assertThat(two.ours().log().await(Pattern.compile("(?i)^ike-up home .*ml.?kem"), 0, TwoEndpoints.LIMIT))
                    .isPresent();
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            rekeyUnderTraffic(network, two);
            assertThat(two.ours().stop()).isZero();
            two.sees(Side.PEER, Sas::none);
            assertThat(two.peer().stop()).isZero();
        }
    }

    /** One side replaces the child, the other the IKE SA. */
    private static void rekeyUnderTraffic(LabNetwork network, TwoEndpoints two) throws Exception {
        try (NumberedTraffic traffic = NumberedTraffic.start(network, Family.IPV4)) {
            traffic.passMore(50);
            two.peer().rekeyChild("net");
            two.ours().rekeyIke("home");
            assertThat(two.peer().log().await(Pattern.compile("^child-rekeyed home/net "), 0, TwoEndpoints.LIMIT))
                    .isPresent();
            assertThat(two.peer().log().await(Pattern.compile("^ike-rekeyed home "), 0, TwoEndpoints.LIMIT))
                    .isPresent();
            traffic.passMore(50);
            assertThat(traffic.stop()).matches("\\d+ from ours, none lost; \\d+ from peer, none lost");
        }
    }

    private Path withMlKem(String configuration) throws IOException {
        String text = Files.readString(CASE.resolve(configuration));
        return Files.writeString(folder.resolve("ml-kem-" + configuration),
                text.replace("x25519", "x25519-ke1_mlkem768-ke2_mlkem512"));
    }

    private static String routes(LabNetwork network) throws IOException, InterruptedException {
        Command.Result result = Command.of("ip", "route", "show", "table", "219").in(network.of(Side.OURS))
                .attempt(TwoEndpoints.LIMIT);
        return result.output();
    }
}
