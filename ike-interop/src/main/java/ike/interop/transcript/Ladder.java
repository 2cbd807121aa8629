package ike.interop.transcript;

import com.google.common.base.Strings;
import ike.interop.transcript.Recording.Party;
import java.util.Optional;

/** All messages as rungs between two poles, who spoke first on the left. */
final class Ladder {
    private static final int WIDTH = 56;

    private final StringBuilder rungs = new StringBuilder();
    private Optional<Ends> ends = Optional.empty();

    /** The poles. */
    record Ends(Party left, Party right) {
    }

    /** Who stands on the left, and who on the right. */
    Ends ends(Party from, Party to) {
        if (ends.isEmpty()) {
            ends = Optional.of(new Ends(from, to));
        }
        return ends.get();
    }

    void add(Passage.Message message) {
        boolean rightward = message.from().equals(ends(message.from(), message.to()).left());
        String what = " " + Headlines.brief(message.explanation()) + " ";
        String line = "─".repeat(Math.max(1, WIDTH - what.length() - 4));
        rungs.append(String.format("%5d │", message.explanation().number()))
                .append(rightward ? "──" + what + line + "─▶" : "◀─" + what + line + "──")
                .append(String.format("│ %6d octets  %s%n", message.explanation().octets(),
                        StoryText.seconds(message.time())));
    }

    String text() {
        return ends.map(e -> "      " + Strings.padEnd(e.left().name(), WIDTH - 4, ' ')
                + Strings.padStart(e.right().name(), 6, ' ') + "\n" + rungs).orElse("");
    }
}
