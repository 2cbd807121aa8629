package ike.engine.sim;

import java.time.Duration;

/** A simulation did not turn out as it should; its message says which seed shows it again. */
public final class SimulationFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    SimulationFailure(long seed, Duration after, String what, Iterable<?> trace) {
        super(message(seed, after, what, trace));
    }

    SimulationFailure(long seed, Duration after, String what, Iterable<?> trace, Throwable cause) {
        super(message(seed, after, what, trace), cause);
    }

    private static String message(long seed, Duration after, String what, Iterable<?> trace) {
        StringBuilder text = new StringBuilder();
        text.append("seed ").append(seed).append(" after ").append(after).append(": ").append(what);
        text.append("\nto see it again: -D").append(Seeds.PROPERTY).append('=').append(seed);
        trace.forEach(event -> text.append("\n  ").append(event));
        return text.toString();
    }
}
