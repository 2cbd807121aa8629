package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.EngineView;
import ike.interop.endpoint.Control;
import ike.interop.vici.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** version and stats. */
final class Statistics {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final ImmutableList<String> PRIORITIES = ImmutableList.of("critical", "high", "medium", "low");

    private final String version;
    private final Instant start = Instant.now();

    Statistics(String version) {
        this.version = version;
    }

    /** {@code version}. */
    Message version(Control control, Message request) {
        return Message.builder().put("daemon", "ike").put("version", version)
                .put("sysname", System.getProperty("os.name", "unknown"))
                .put("release", System.getProperty("os.version", "unknown"))
                .put("machine", machine(System.getProperty("os.arch", "unknown"))).build();
    }

    /** What uname calls what the JVM calls otherwise. */
    private static String machine(String architecture) {
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }

    /** {@code stats}: our one queue counts as of high priority, and our one thread is busy while it answers. */
    Message stats(Control control, Message request) {
        EngineView view = control.view();
        long halfOpen = view.ikeSas().stream().filter(sa -> sa.state().equals("CONNECTING")).count();
        Runtime runtime = Runtime.getRuntime();
        Message uptime = Message.builder()
                .put("running", words(Duration.between(start, Instant.now()).toSeconds()))
                .put("since", MOMENT.format(start)).build();
        Message workers = Message.builder().put("total", 1).put("idle", 0).section("active", priorities(1)).build();
        Message sas = Message.builder().put("total", view.ikeSas().size()).put("half-open", halfOpen).build();
        Message memory = Message.builder().put("sbrk", runtime.totalMemory()).put("mmap", 0)
                .put("used", runtime.totalMemory() - runtime.freeMemory()).put("free", runtime.freeMemory()).build();
        return Message.builder().section("uptime", uptime).section("workers", workers)
                .section("queues", priorities(control.waiting())).put("scheduled", 0).section("ikesas", sas)
                .list("plugins", ImmutableList.of("ike", "ikev2", "vici")).section("mallinfo", memory).build();
    }

    private static Message priorities(int high) {
        var message = Message.builder();
        PRIORITIES.forEach(priority -> message.put(priority, priority.equals("high") ? high : 0));
        return message.build();
    }

    private static String words(long seconds) {
        long unit = seconds >= 2 * 86_400 ? 86_400 : seconds >= 2 * 3_600 ? 3_600 : seconds >= 2 * 60 ? 60 : 1;
        String name = unit == 86_400 ? "days" : unit == 3_600 ? "hours" : unit == 60 ? "minutes" : "seconds";
        return seconds / unit + " " + (seconds == 1 ? "second" : name);
    }
}
