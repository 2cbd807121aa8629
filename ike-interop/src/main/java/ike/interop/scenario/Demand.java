package ike.interop.scenario;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code evaltest.dat}: what a command on a host has to print.
 *
 * @param number of the line, from 1
 * @param pattern a basic regular expression, as grep takes it
 * @param hit {@code YES} if a line matches, {@code NO} if none does, else how many do; nothing if all that counts is that the
 *     command is run
 */
record Demand(int number, Host host, String command, String pattern, String hit) {

    /** The line that calls for a look at what passed on the wire. */
    static final String TCPDUMP = "tcpdump";
    /** The line that calls for a look into the log. */
    static final String LOG = "cat /var/log/daemon.log";

    /** Empty for a comment, for nothing, and for a host that is none. */
    static Optional<Demand> read(int number, String line) {
        List<String> parts = Splitter.on("::").splitToList(line);
        if (line.startsWith("#") || parts.size() < 2) {
            return Optional.empty();
        }
        return Host.called(parts.get(0).strip()).map(host -> new Demand(number, host, parts.get(1).strip(),
                part(parts, 2), part(parts, 3).strip()));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    /** Whether it is an order among the demands: nothing is demanded of what it prints. */
    boolean isOrder() {
        return hit.isEmpty();
    }

    /** Whether so many lines that match are what is demanded. */
    boolean metBy(int lines) {
        return switch (hit) {
            case "YES" -> lines > 0;
            case "NO" -> lines == 0;
            default -> hit.equals(Integer.toString(lines));
        };
    }

    /** Whether it says something of an SA or of traffic, and not only that nothing is there. */
    boolean isTelling() {
        return !hit.equals("NO") && !isOrder();
    }

    @Override
    public String toString() {
        return host.word() + "::" + command + (isOrder() ? "" : "::" + pattern + "::" + hit);
    }
}
