package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Child SAs are replaced every two seconds while numbered packets are on their way (RFC 7296 §2.8): at 80 % of the rate that
 * passes without a loss none is lost and none comes twice; at more than passes, none is dropped for lack of an SA.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RekeyUnderLoadIT {
    private static final Path CASE = Path.of("src/lab/cases/suite-gcm128-x25519");
    private static final int METRICS = 9_100;
    private static final Pattern DROPS = Pattern.compile("esp_drops_total\\{reason=\"(\\w+)\"} (\\d+)");
    private static final Pattern REKEYED = Pattern.compile("^child-rekeyed home/net ");
    private static final int SLOWEST = 4_000;
    private static final int FASTEST = 250_000;
    private static final double SHARE = 0.8;
    /** A machine that is busy with other work loses packets in queues now and then, which says nothing of the rekeys. */
    private static final int ATTEMPTS = 4;

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @Test
    void numberedPacketsPassRekeysUnharmed(@TempDir Path folder, TestReporter reporter) throws Exception {
        try (LabNetwork network = LabNetwork.open(); TwoEndpoints two = start(network, folder)) {
            two.load(configuration(folder, "ours.conf"), configuration(folder, "swanctl.conf"));
            two.up(Side.OURS);
            try (NumberedFlood flood = NumberedFlood.open(network, Side.OURS)) {
                flood.send(SLOWEST, 3);
                NumberedFlood.Outcome outcome = belowTheLimit(flood, two.ours(), reporter);
                assertThat(outcome).matches(NumberedFlood.Outcome::isClean);
                ImmutableMap<String, Long> before = drops(network.of(Side.OURS));
                int mark = two.ours().log().mark();
                NumberedFlood.Outcome full = flood.send(FASTEST, 6);
                reporter.publishEntry("at full load: " + full + ", rekeys " + rekeys(two.ours(), mark));
                assertThat(full.twice()).isZero();
                assertThat(drops(network.of(Side.OURS)).get("no_sa")).isEqualTo(before.get("no_sa"));
                assertThat(drops(network.of(Side.OURS))).doesNotContainKeys("sequence_spent", "lifetime_spent");
                assertThat(drops(network.of(Side.PEER))).doesNotContainKeys("unknown_spi", "replayed", "forged");
            }
        }
    }

    /** Their tunnels have no IPv6, whose solicitations and reports (RFC 4861 §6.3.7, RFC 9777) would be for no SA. */
    private static TwoEndpoints start(LabNetwork network, Path folder) throws IOException, InterruptedException {
        for (Side side : Side.values()) {
            Command.of("sysctl", "-q", "-w", "net.ipv6.conf.default.disable_ipv6=1").in(network.of(side)).run();
        }
        return TwoEndpoints.in(network, folder, "--metrics", Integer.toString(METRICS));
    }

    private static NumberedFlood.Outcome belowTheLimit(NumberedFlood flood, OurEndpoint ours, TestReporter reporter) {
        NumberedFlood.Outcome outcome = new NumberedFlood.Outcome(0, 0, 0);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int rate = (int) (lossless(flood) * SHARE);
            int mark = ours.log().mark();
            outcome = flood.send(rate, 7);
            long rekeys = rekeys(ours, mark);
            reporter.publishEntry("at " + rate + " a second: " + outcome + ", rekeys " + rekeys);
            assertThat(rekeys).as(() -> "in " + ours.log().since(0)).isGreaterThanOrEqualTo(2);
            if (outcome.isClean()) {
                break;
            }
        }
        return outcome;
    }

    /** The last rate of a rising row that passes without a loss. */
    private static int lossless(NumberedFlood flood) {
        int rate = SLOWEST;
        while (rate < FASTEST && flood.send(rate * 3 / 2, 0.7).isClean()) {
            rate = rate * 3 / 2;
        }
        return rate;
    }

    private static long rekeys(OurEndpoint endpoint, int mark) {
        return endpoint.log().since(mark).stream().filter(line -> REKEYED.matcher(line).find()).count();
    }

    private static ImmutableMap<String, Long> drops(Namespace namespace) throws Exception {
        ImmutableMap.Builder<String, Long> drops = ImmutableMap.builder();
        try (Socket socket = namespace.open(SocketChannel::open).socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), METRICS));
            PrintWriter request = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
            request.print("GET /metrics HTTP/1.0\r\n\r\n");
            request.flush();
            BufferedReader page = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = page.readLine(); line != null; line = page.readLine()) {
                Matcher matcher = DROPS.matcher(line);
                if (matcher.matches() && Long.parseLong(matcher.group(2)) > 0) {
                    drops.put(matcher.group(1), Long.valueOf(matcher.group(2)));
                }
            }
        }
        return drops.buildOrThrow();
    }

    private static Path configuration(Path folder, String name) throws IOException {
        String text = Files.readString(CASE.resolve(name)).replace("esp_proposals",
                "rekey_time = 2s\n life_time = 1m\n rand_time = 0s\n esp_proposals");
        return Files.writeString(folder.resolve(name), text);
    }
}
