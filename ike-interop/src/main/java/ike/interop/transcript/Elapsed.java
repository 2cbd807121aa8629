package ike.interop.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** When packets were captured: of the first the time, of the others how long since. No RFC section: this is how we show it. */
public final class Elapsed {
    private Optional<Instant> start = Optional.empty();

    /** Nothing was captured yet. */
    public Elapsed() {
    }

    /** {@code 2026-11-28T12:00:00Z}, then {@code +0.025000 s}; empty where the capture does not say. */
    public String of(Optional<Instant> time) {
        if (time.isEmpty()) {
            return "";
        }
        if (start.isEmpty()) {
            start = time;
            return time.get().toString();
        }
        Duration since = Duration.between(start.get(), time.get());
        return String.format(Locale.ROOT, "%+.6f s", since.toSeconds() + since.toNanosPart() / 1e9);
    }
}
