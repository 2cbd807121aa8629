package ike.benchmarks.run;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** One line for each case when it begins. What JMH itself would say is kept, for when something fails. */
public final class Progress implements OutputFormat {
    private static final int MOST_WORDS = 20_000;

    private final int cases;
    private final Consumer<String> lines;
    private final StringBuilder words = new StringBuilder();
    private int begun;

    /**
     * Progress of a run.
     *
     * @param cases how many there are to come
     * @param lines takes each line
     */
    public Progress(int cases, Consumer<String> lines) {
        this.cases = cases;
        this.lines = lines;
    }

    /** What JMH and the measured process said last. */
    public String words() {
        return words.toString();
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        words.setLength(0);
        StringBuilder line = new StringBuilder("[" + ++begun + "/" + cases + "] " + params.getBenchmark());
        params.getParamsKeys().forEach(key -> line.append(' ').append(params.getParam(key)));
        lines.accept(line.toString());
    }

    @Override
    public void print(String text) {
        if (words.length() < MOST_WORDS) {
            words.append(text);
        }
    }

    @Override
    public void println(String text) {
        print(text + "\n");
    }

    @Override
    public void verbosePrintln(String text) {
        println(text);
    }

    @Override
    public void write(int octet) {
        print(String.valueOf((char) octet));
    }

    @Override
    public void write(byte[] octets) {
        print(new String(octets, StandardCharsets.UTF_8));
    }

    @Override
    public void startRun() {
    }

    @Override
    public void endRun(Collection<RunResult> results) {
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    }

    @Override
    public void iterationResult(BenchmarkParams benchmark, IterationParams params, int iteration,
            IterationResult result) {
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
}
