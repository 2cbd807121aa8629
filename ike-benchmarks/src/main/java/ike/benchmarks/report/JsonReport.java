package ike.benchmarks.report;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as one JSON object (RFC 8259):
 *
 * <pre>
 * { "machine": { "processor", "processors", "system", "java", "commit" }, "date", "method",
 *   "cases": [ { "benchmark", "operation", "parameters": { }, "perCpuSecond", "spread", "garbageOctets",
 *                "ratioToJdk", "ratioToOpenssl", "openssl",
 *                "samples": { "cpuNanos": [ ], "perSecond": [ ] } } ] }
 * </pre>
 *
 * The ratios and {@code openssl}, which is the command, are there when there is such a yardstick. The JDK's yardsticks
 * are cases of their own, their operation begins with {@code jdk}.
 */
public final class JsonReport {
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ", "[", "]");

    private JsonReport() {
    }

    /** The text, with a line feed at its end. */
    public static String render(Report report) {
        Machine machine = report.machine();
        String where = object("processor", quoted(machine.processor()), "processors",
                String.valueOf(machine.processors()), "system", quoted(machine.system()), "java",
                quoted(machine.java()), "commit", quoted(machine.commit()));
        String cases = report.measurements().stream().map(m -> "\n  " + measurement(report, m)).collect(LIST);
        return object("machine", where, "date", quoted(report.date()), "method", quoted(report.method()), "cases",
                cases) + "\n";
    }

    private static String measurement(Report report, Measurement m) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        put(members, "benchmark", quoted(m.benchmark()));
        put(members, "operation", quoted(m.operation()));
        put(members, "parameters", object(m.parameters().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), quoted(entry.getValue()))).toArray(String[]::new)));
        put(members, "perCpuSecond", number(m.perCpuSecond()));
        put(members, "spread", number(m.spread()));
        put(members, "garbageOctets", number(m.octetsAllocated()));
        report.jdkAlone(m)
                .ifPresent(jdk -> put(members, "ratioToJdk", number(m.perCpuSecond() / jdk.perCpuSecond())));
        report.yardstick(m).ifPresent(yardstick -> {
            put(members, "ratioToOpenssl", number(m.perCpuSecond() / yardstick.perCpuSecond()));
            put(members, "openssl", quoted(yardstick.command()));
        });
        put(members, "samples", object("cpuNanos", m.cpuNanos().stream().map(JsonReport::number).collect(LIST),
                "perSecond", m.perSecond().stream().map(JsonReport::number).collect(LIST)));
        return members.toString();
    }

    /** Names and values in turn, the values in JSON already. */
    private static String object(String... namesAndValues) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(members, namesAndValues[i], namesAndValues[i + 1]);
        }
        return members.toString();
    }

    private static void put(StringJoiner members, String name, String value) {
        members.add(quoted(name) + ": " + value);
    }

    /** JSON has no word for what is not a number. */
    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(c -> c == '"' || c == '\\'
                ? "\\" + (char) c
                : c < 0x20 ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
