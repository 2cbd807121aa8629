package ike.interop.cli;

import com.google.common.base.Ticker;
import ike.interop.capture.CaptureReader;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A bar on the error stream that shows how much of a capture is read, once that takes longer than two seconds, and only
 * when what is printed does not go to the terminal: there the output itself moves.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = 2_000_000_000L;
    private static final long PACE = 200_000_000L;
    private static final int WIDTH = 40;

    private final PrintWriter err;
    private final IntSupplier thousandths;
    private final Ticker clock;
    private final boolean wanted;
    private long due;
    private long steps;
    private boolean shown;

    Progress(PrintWriter err, IntSupplier thousandths, Ticker clock, boolean wanted) {
        this.err = err;
        this.thousandths = thousandths;
        this.clock = clock;
        this.wanted = wanted;
        this.due = clock.read() + PATIENCE;
    }

    static Progress of(PrintWriter err, CaptureReader reader) {
        boolean terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Progress(err, reader::thousandths, Ticker.systemTicker(), !terminal);
    }

    /** One more frame is done. */
    void step() {
        // The clock is not asked for each of hundreds of thousands of frames.
        if (wanted && ++steps % 64 == 0 && clock.read() - due >= 0) {
            due = clock.read() + PACE;
            int done = thousandths.getAsInt() * WIDTH / 1000;
            err.print(String.format("\r[%s%s] %5.1f %%, %d frames", "#".repeat(done), " ".repeat(WIDTH - done),
                    thousandths.getAsInt() / 10.0, steps));
            err.flush();
            shown = true;
        }
    }

    @Override
    public void close() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH + 40) + "\r");
            err.flush();
        }
    }
}
