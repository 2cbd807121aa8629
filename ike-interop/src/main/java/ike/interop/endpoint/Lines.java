package ike.interop.endpoint;

import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.log.LogListener;
import ike.wire.Printable;
import java.io.PrintWriter;

/**
 * What the endpoint prints unless it is told otherwise: events and remarks, each line at once. Nothing that a peer sent
 * can begin a line or steer a terminal: what is not printable is escaped, and explanations are indented. Any thread may
 * use it.
 */
public final class Lines implements LogListener {
    private final PrintWriter out;
    private final boolean verbose;

    /**
     * Lines to a stream.
     *
     * @param verbose also of what went wrong on the way: repetitions, dropped datagrams
     */
    public Lines(PrintWriter out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    @Override
    public boolean wants(LogGroup group, int level) {
        return level <= 0 || (verbose && level == 1 && group != LogGroup.ENC);
    }

    @Override
    public synchronized void hear(LogEntry entry) {
        print(entry.event().isEmpty() ? "note: " + entry.message() : entry.text());
        entry.explanation().lines().filter(text -> !text.isBlank()).forEach(text -> print("    " + text));
        out.flush();
    }

    private void print(String line) {
        out.println(Printable.line(line));
    }
}
