package ike.benchmarks.run;

import com.google.common.collect.ImmutableList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts the processor time that an operation takes, in nanoseconds, whatever the clock on the wall says: on a machine
 * with other work the wall clock measures that work too. Time of the JVM's own threads (compiler, garbage collector) is
 * not in it.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    /** The name of the result. */
    static final String CPU_TIME = "cpu.time.norm";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = new LinkedHashMap<>();

    /** Called by JMH in the measured process. */
    public CpuTimeProfiler() {
    }

    @Override
    public String getDescription() {
        return "processor time for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before.clear();
        for (long id : threads.getAllThreadIds()) {
            before.put(id, threads.getThreadCpuTime(id));
        }
    }

    @Override
    public ImmutableList<Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
            IterationResult result) {
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            nanos += Math.max(0, threads.getThreadCpuTime(id) - before.getOrDefault(id, 0L));
        }
        double perOperation = (double) nanos / Math.max(1, result.getMetadata().getAllOps());
        return ImmutableList.of(new ScalarResult(CPU_TIME, perOperation, "ns/op", AggregationPolicy.AVG));
    }
}
