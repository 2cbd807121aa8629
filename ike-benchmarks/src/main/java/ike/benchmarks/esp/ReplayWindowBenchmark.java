package ike.benchmarks.esp;

import ike.esp.packet.ReplayWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The replay window (RFC 4303 §3.4.3): asking and marking, once a packet. */
@State(Scope.Thread)
public class ReplayWindowBenchmark {
    /** Packets that may arrive late. */
    @Param({"32", "1024"})
    public int size;

    private ReplayWindow window;
    private long sequence;

    /** An empty window. */
    @Setup
    public void open() {
        window = new ReplayWindow(size);
        sequence = size;
    }

    /** Each packet is the next one. */
    @Benchmark
    public boolean inOrder() {
        return accept(++sequence);
    }

    /** Neighbours have changed places: 2, 1, 4, 3, ... */
    @Benchmark
    public boolean swapped() {
        sequence++;
        return accept((sequence & 1) == 0 ? sequence - 1 : sequence + 1);
    }

    private boolean accept(long number) {
        if (!window.accepts(number)) {
            throw new IllegalStateException("refused " + number);
        }
        window.mark(number);
        return true;
    }
}
