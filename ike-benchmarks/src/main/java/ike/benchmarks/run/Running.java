package ike.benchmarks.run;

import com.google.common.collect.ImmutableList;

/**
 * Processes that are measured.
 *
 * @param pids their ids
 * @param end stops them
 */
public record Running(ImmutableList<Long> pids, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
