package ike.interop.endpoint;

import ike.wire.Printable;
import java.io.PrintWriter;

/**
 * What the endpoint prints, each line at once. Nothing that a peer sent can begin a line or steer a terminal: what is
 * not printable is escaped, and explanations are indented. Any thread may use it.
 */
final class Lines {
    private final PrintWriter out;

    Lines(PrintWriter out) {
        this.out = out;
    }

    /** One line, at the first column. */
    synchronized void event(String line) {
        out.println(Printable.line(line));
        out.flush();
    }

    /** One line and what explains it, indented. */
    synchronized void event(EventLine line) {
        event(line.headline());
        line.explanation().lines().filter(text -> !text.isBlank()).forEach(text -> event("    " + text));
    }

    /** A remark that no program needs to read. */
    void note(String sentence) {
        event("note: " + sentence);
    }
}
