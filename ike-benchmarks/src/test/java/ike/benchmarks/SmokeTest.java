package ike.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import ike.benchmarks.run.JmhRun;
import ike.benchmarks.run.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** Every benchmark still works: each is called once. Nothing is measured. */
class SmokeTest {
    private static final JmhRun ALL = new JmhRun("", 1, 1);

    /** Nothing is measured, so a measurement elsewhere on this machine is no obstacle. */
    @BeforeAll
    static void ignoreOtherRuns() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        ImmutableMap<String, Integer> cases = ALL.cases();
        assertThat(cases).containsKeys("crypto.KeyExchangeBenchmark.agree", "esp.PacketBenchmark.seal",
                "v2.HandshakeBenchmark.establish", "wire.MessageBenchmark.decode");
        int count = cases.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(ALL.tryOut(new Progress(count, _ -> {
        }))).hasSize(count).allSatisfy(tried -> {
            assertThat(tried.cpuNanos()).hasSize(1);
            assertThat(tried.perCpuSecond()).isPositive();
        });
    }
}
