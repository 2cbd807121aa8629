package ike.interop.log;

import ike.interop.json.JsonObject;
import ike.wire.Printable;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Prints entries as lines, each at once: for people, in the shape of charon's log, or as one JSON object a line. What a
 * peer sent is escaped, so it can neither begin a line nor steer a terminal. Any thread may use it.
 *
 * <pre>
 * 2026-01-31 12:00:00.123 [IKE] &lt;home|1&gt; ike-up home ...
 *     what explains it, indented
 * {"time":"...","group":"IKE","level":0,"event":"ike-up","ike":"home","ike_id":1,"message":"home ..."}
 * </pre>
 */
public final class LogPrinter implements LogListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
            .withZone(ZoneId.systemDefault());

    private final PrintWriter out;
    private final LogLevels levels;
    private final boolean json;

    /**
     * Prints to a stream.
     *
     * @param json true for JSON lines
     */
    public LogPrinter(PrintWriter out, LogLevels levels, boolean json) {
        this.out = out;
        this.levels = levels;
        this.json = json;
    }

    @Override
    public boolean wants(LogGroup group, int level) {
        return levels.include(group, level);
    }

    @Override
    public synchronized void hear(LogEntry entry) {
        Instant now = Instant.now();
        if (json) {
            out.println(object(now, entry));
        } else {
            String sa = entry.ikeId() == 0 ? "" : "<" + entry.ike() + "|" + entry.ikeId() + "> ";
            out.println(Printable.line(TIME.format(now) + " [" + entry.group() + "] " + sa + entry.text()));
            entry.explanation().lines().filter(line -> !line.isBlank())
                    .forEach(line -> out.println(Printable.line("    " + line)));
        }
        out.flush();
    }

    private static JsonObject object(Instant now, LogEntry entry) {
        JsonObject object = new JsonObject().put("time", now.toString()).put("group", entry.group().name())
                .put("level", entry.level()).put("event", entry.event().isEmpty() ? "note" : entry.event());
        if (!entry.ike().isEmpty()) {
            object.put("ike", Printable.line(entry.ike()));
        }
        if (entry.ikeId() != 0) {
            object.put("ike_id", entry.ikeId());
        }
        object.put("message", Printable.line(entry.message()));
        if (!entry.explanation().isBlank()) {
            object.putTexts("explanation", entry.explanation().lines().map(Printable::line).toList());
        }
        return object;
    }
}
