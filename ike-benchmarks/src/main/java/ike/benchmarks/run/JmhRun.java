package ike.benchmarks.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.benchmarks.crypto.CaseParameter;
import ike.benchmarks.report.Measurement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs JMH over the benchmarks of this module: every case in a JVM of its own, throughput in one thread.
 *
 * @param pattern a regular expression, searched in names such as {@code ike.benchmarks.crypto.PrfBenchmark.newKey}
 * @param forks how many JVMs one after the other
 * @param seconds how long each of them measures by the clock on the wall, after as long a warm-up
 */
public record JmhRun(String pattern, int forks, double seconds) {
    /** Where the names of benchmarks begin. */
    public static final String PREFIX = "ike.benchmarks.";

    private static final int ITERATIONS = 5;
    /** The compiler does its work at once: on a crowded machine it would come too late otherwise. */
    private static final String[] JVM = {"-Xms512m", "-Xmx512m", "-Xbatch", "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED"};
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** The names that the pattern finds, without {@link #PREFIX}, each with its number of cases. */
    public ImmutableMap<String, Integer> cases() {
        ImmutableMap.Builder<String, Integer> found = ImmutableMap.builder();
        SortedSet<BenchmarkListEntry> entries = BenchmarkList.defaultList().find(new Progress(0, _ -> {
        }), List.of(pattern), List.of());
        for (BenchmarkListEntry entry : entries) {
            Map<String, String[]> parameters = entry.getParams().orElse(Map.of());
            found.put(shortName(entry.getUsername()), parameters.entrySet().stream()
                    .mapToInt(parameter -> CaseParameter.named(parameter.getKey()).map(named -> named.here().size())
                            .orElse(parameter.getValue().length))
                    .reduce(1, (a, b) -> a * b));
        }
        return found.build();
    }

    /** Measures all of them; {@link RunnerException} when one of them fails, or another JMH runs on this machine. */
    public ImmutableList<Measurement> measure(Progress progress) throws RunnerException {
        return run(options().mode(Mode.Throughput).forks(forks).warmupIterations(ITERATIONS).warmupTime(slice())
                .measurementIterations(ITERATIONS).measurementTime(slice()).addProfiler(GCProfiler.class).jvmArgs(JVM)
                .build(), progress);
    }

    /** Calls each of them once, in this process: they work, and nothing is measured. */
    public ImmutableList<Measurement> tryOut(Progress progress) throws RunnerException {
        return run(options().mode(Mode.SingleShotTime).forks(0).warmupIterations(0).measurementIterations(1).build(),
                progress);
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder().include(pattern).addProfiler(CpuTimeProfiler.class)
                .shouldFailOnError(true);
        for (CaseParameter parameter : CaseParameter.values()) {
            options.param(parameter.field(), parameter.here().toArray(String[]::new));
        }
        return options;
    }

    private static ImmutableList<Measurement> run(Options options, Progress progress) throws RunnerException {
        return new Runner(options, progress).run().stream().map(JmhRun::measurement)
                .collect(ImmutableList.toImmutableList());
    }

    private TimeValue slice() {
        return TimeValue.milliseconds(Math.max(1, Math.round(1000 * seconds / ITERATIONS)));
    }

    private static Measurement measurement(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = shortName(params.getBenchmark());
        int dot = name.lastIndexOf('.');
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        params.getParamsKeys().forEach(key -> parameters.putAll(CaseParameter.named(key)
                .map(named -> named.columns(params.getParam(key)))
                .orElse(ImmutableMap.of(key, params.getParam(key)))));
        Collection<BenchmarkResult> forks = result.getBenchmarkResults();
        return new Measurement(name.substring(0, dot), name.substring(dot + 1), parameters.build(),
                samples(forks, iteration -> score(iteration.getSecondaryResults().get(CpuTimeProfiler.CPU_TIME))),
                samples(forks, iteration -> score(iteration.getPrimaryResult())),
                samples(forks, iteration -> score(iteration.getSecondaryResults().get(ALLOCATION))));
    }

    private static ImmutableList<Double> samples(Collection<BenchmarkResult> forks,
            ToDoubleFunction<IterationResult> value) {
        return forks.stream().flatMap(fork -> fork.getIterationResults().stream()).mapToDouble(value)
                .collect(ImmutableList::<Double>builder, ImmutableList.Builder::add,
                        (a, b) -> a.addAll(b.build()))
                .build();
    }

    private static double score(@Nullable Result<?> result) {
        return result == null ? Double.NaN : result.getScore();
    }

    private static String shortName(String benchmark) {
        return benchmark.startsWith(PREFIX) ? benchmark.substring(PREFIX.length()) : benchmark;
    }
}
