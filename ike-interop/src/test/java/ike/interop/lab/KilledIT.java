package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An endpoint that is killed at a random moment of its work (SIGKILL) and started again reaches its peer at once, with ESP as a protocol
 * of IP, and finds nothing in its way: no rule, route or device is there twice. {@code -Dike.lab.kills=N} kills N times, {@code
 * -Dike.lab.seed=S} at other moments.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledIT {
    private static final Path CASE = Path.of("src/lab/cases/suite-gcm128-x25519");
    private static final int KILLS = Integer.getInteger("ike.lab.kills", 6);
    private static final long SEED = Long.getLong("ike.lab.seed", 1);
    /** In it fall the start of an IKE SA, its rekeying, and packets. */
    private static final int MILLIS = 400;
    private static final Pattern NEVER = Pattern.compile("(?!)");

    @TempDir
    private Path folder;

    @BeforeAll
    void require() throws IOException {
        LabCondition.require();
    }

    @Test
    void whoIsKilledAtAnyMomentComesBack() throws Exception {
        Random chance = new Random(SEED);
        try (LabNetwork network = LabNetwork.open();
                TwoEndpoints two = TwoEndpoints.in(network, folder)) {
            two.load(CASE.resolve("ours.conf"), CASE.resolve("swanctl.conf"));
            for (int kill = 0; kill < KILLS; kill++) {
                Side victim = chance.nextBoolean() ? Side.OURS : Side.PEER;
                work(two, chance);
                int mark = two.of(victim).log().mark();
                two.of(victim).crash();
                two.of(victim).initiate("net");
                two.sees(victim, sas -> sas.onlyChild("net"));
                assertThat(two.of(victim).log().await(Pattern.compile("^ike-up home .*no NAT$"), mark,
                        TwoEndpoints.LIMIT)).as("kill %s of seed %s", kill, SEED).isPresent();
                for (Side from : Side.values()) {
                    assertThat(Ping.run(network, from, Family.IPV4, 3).answered()).as("kill %s of seed %s", kill, SEED)
                            .isEqualTo(3);
                }
                assertThat(left(network.of(victim))).as("kill %s of seed %s", kill, SEED).containsExactly(1, 1, 1);
                two.of(victim).clear(TwoEndpoints.LIMIT);
                two.sees(victim.other(), Sas::none);
            }
        }
    }

    /** Something is begun, perhaps a rekeying behind it, and is at some point when time is over. */
    private static void work(TwoEndpoints two, Random chance) throws Exception {
        two.ours().initiate("net");
        pass(two, chance);
        if (chance.nextBoolean()) {
            two.bothSee(sas -> sas.onlyChild("net"));
            two.peer().rekeyChild("net");
            two.ours().rekeyIke("home");
            pass(two, chance);
        }
    }

    private static void pass(TwoEndpoints two, Random chance) throws InterruptedException {
        LineLog log = two.ours().log();
        log.await(NEVER, log.mark(), Duration.ofMillis(chance.nextInt(MILLIS)));
    }

    /** How many rules, routes and devices there are. */
    private static ImmutableList<Integer> left(Namespace namespace) throws IOException, InterruptedException {
        return ImmutableList.of(count(namespace, "lookup 219", "ip", "rule"),
                count(namespace, "dev ipsec", "ip", "route", "show", "table", "219"),
                count(namespace, "ipsec", "ip", "-o", "link"));
    }

    private static int count(Namespace namespace, String what, String... words)
            throws IOException, InterruptedException {
        return (int) Command.of(words).in(namespace).run().lines().filter(line -> line.contains(what)).count();
    }
}
