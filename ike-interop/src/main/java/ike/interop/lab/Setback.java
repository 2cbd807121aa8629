package ike.interop.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Listens for what the two sides say when something could not be set up, so that nobody waits for what will not come. */
final class Setback {
    /** So long they may still agree, as they do when a group was refused and another one is tried. */
    private static final Duration GRACE = Patience.seconds(2);

    private final Both<LineLog> logs;
    private final Both<Pattern> patterns;
    private final Both<Integer> marks;
    private final Duration grace;
    private long seen;
    private boolean isSeen;

    private Setback(Both<LineLog> logs, Both<Pattern> patterns, Duration grace) {
        this.logs = logs;
        this.patterns = patterns;
        this.marks = new Both<>(logs.ours().mark(), logs.peer().mark());
        this.grace = grace;
    }

    /** From now on. */
    static Setback after(Both<Endpoint> endpoints) {
        return after(new Both<>(endpoints.ours().log(), endpoints.peer().log()),
                new Both<>(endpoints.ours().setback(), endpoints.peer().setback()), GRACE);
    }

    static Setback after(Both<LineLog> logs, Both<Pattern> patterns, Duration grace) {
        return new Setback(logs, patterns, grace);
    }

    /** True when a side has said so, and time enough has passed since then for another attempt. */
    boolean isFinal() {
        if (!isSeen && !words().isEmpty()) {
            isSeen = true;
            seen = System.nanoTime();
        }
        return isSeen && System.nanoTime() - seen >= grace.toNanos();
    }

    /** What each side has said first; empty if neither has said anything. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Side side : Side.values()) {
            line(side).ifPresent(line -> words.append("; ").append(side.word()).append(" said: ").append(line));
        }
        return words.toString();
    }

    private Optional<String> line(Side side) {
        return logs.of(side).since(marks.of(side)).stream().filter(line -> patterns.of(side).matcher(line).find())
                .findFirst();
    }
}
