package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Our endpoint on both sides of the lab's wire, with TUN devices, routes and traffic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoEndpointsIT {

    private static final Path JAR = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
    private static final Path CASE = Path.of("src/lab/cases/suite-gcm128-x25519");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @Test
    void packetsPassBothWaysAndNothingIsLeftBehind() throws Exception {
        try (LabNetwork network = LabNetwork.open();
                OurEndpoint ours = start(network, Side.OURS, "ours.conf");
                OurEndpoint peer = start(network, Side.PEER, "swanctl.conf")) {
            ours.initiate("net");
            sees(ours, sas -> sas.onlyChild("net"));
            sees(peer, sas -> sas.onlyChild("net"));
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            assertThat(Ping.run(network, Side.PEER, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            try (NumberedTraffic traffic = NumberedTraffic.start(network, Family.IPV4)) {
                traffic.passMore(50);
                peer.rekeyChild("net");
                ours.rekeyIke("home");
                assertThat(peer.log().await(Pattern.compile("^child-rekeyed home/net "), 0, LIMIT)).isPresent();
                assertThat(peer.log().await(Pattern.compile("^ike-rekeyed home "), 0, LIMIT)).isPresent();
                traffic.passMore(50);
                assertThat(traffic.stop()).matches("\\d+ from ours, none lost; \\d+ from peer, none lost");
            }
            peer.terminateChild("net");
            sees(ours, Sas::childless);
            assertThat(routes(network)).isEmpty();
            ours.initiate("net");
            sees(ours, sas -> sas.onlyChild("net"));
            sees(peer, sas -> sas.onlyChild("net"));
            assertThat(routes(network)).contains("10.2.0.1 dev ipsec0");
            assertThat(ours.stop()).isZero();
            sees(peer, Sas::none);
            assertThat(peer.stop()).isZero();
            assertThat(routes(network)).isEmpty();
            assertThat(Command.of("ip", "rule").in(network.of(Side.OURS)).run()).doesNotContain("220");
            assertThat(Command.of("ip", "link").in(network.of(Side.OURS)).run()).doesNotContain("ipsec0");
        }
    }

    /** What Debian's strongSwan does not have: ML-KEM beside X25519, cut into fragments, in all exchanges (RFC 9370). */
    @Test
    void multipleKeyExchangesBetweenTwoEndpoints() throws Exception {
        try (LabNetwork network = LabNetwork.open();
                OurEndpoint ours = start(network, Side.OURS, withMlKem("ours.conf"));
                OurEndpoint peer = start(network, Side.PEER, withMlKem("swanctl.conf"))) {
            ours.initiate("net");
            sees(ours, sas -> sas.onlyChild("net"));
            sees(peer, sas -> sas.onlyChild("net"));
            assertThat(ours.log().await(Pattern.compile("(?i)^ike-up home .*ml.?kem"), 0, LIMIT))
                    .isPresent();
            assertThat(Ping.run(network, Side.OURS, Family.IPV4, 5)).isEqualTo(new Ping(5, 5));
            try (NumberedTraffic traffic = NumberedTraffic.start(network, Family.IPV4)) {
                traffic.passMore(50);
                peer.rekeyChild("net");
                ours.rekeyIke("home");
                assertThat(peer.log().await(Pattern.compile("^child-rekeyed home/net "), 0, LIMIT)).isPresent();
                assertThat(peer.log().await(Pattern.compile("^ike-rekeyed home "), 0, LIMIT)).isPresent();
                traffic.passMore(50);
                assertThat(traffic.stop()).matches("\\d+ from ours, none lost; \\d+ from peer, none lost");
            }
            assertThat(ours.stop()).isZero();
            sees(peer, Sas::none);
            assertThat(peer.stop()).isZero();
        }
    }

    private Path withMlKem(String configuration) throws IOException {
        String text = Files.readString(CASE.resolve(configuration));
        return Files.writeString(folder.resolve("ml-kem-" + configuration),
                text.replace("x25519", "x25519-ke1_mlkem768-ke2_mlkem512"));
    }

    private static void sees(OurEndpoint endpoint, Predicate<Sas> condition) throws IOException, InterruptedException {
        assertThat(endpoint.await(condition, LIMIT)).as(() -> "after " + endpoint.log().since(0)).matches(condition);
    }

    private OurEndpoint start(LabNetwork network, Side side, String configuration)
            throws IOException, InterruptedException {
        return start(network, side, CASE.resolve(configuration));
    }

    private OurEndpoint start(LabNetwork network, Side side, Path configuration)
            throws IOException, InterruptedException {
        OurEndpoint endpoint = OurEndpoint.start(network.of(side), JAR, folder.resolve(side.word()));
        endpoint.load(configuration);
        return endpoint;
    }

    private static String routes(LabNetwork network) throws IOException, InterruptedException {
        Command.Result result = Command.of("ip", "route", "show", "table", "220").in(network.of(Side.OURS))
                .attempt(LIMIT);
        return result.output();
    }
}
