package ike.benchmarks.tunnel;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import ike.benchmarks.report.Median;
import ike.benchmarks.report.Table;
import ike.benchmarks.report.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The medians of all rounds as Markdown tables, one for each load. */
record TunnelReport(Machine machine, String date, String method, ImmutableList<Sample> samples) {
    /** One line of a table. */
    record Row(Suite suite, Candidate candidate, double rate, double cpu, double roundTrip) {
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(machine.processor()).append(", ").append(machine.processors()).append(" processors · ")
                .append(machine.system()).append(" · Java ").append(machine.java()).append(" · commit ")
                .append(machine.commit()).append("  \n").append(date).append(" · ").append(method).append("\n");
        for (Load load : Load.values()) {
            ImmutableList<Row> rows = rows(load);
            String unit = load == Load.TCP ? "Gbit" : "million packets";
            text.append('\n').append(Table.of(ImmutableList.of(Column.text("protected by", r -> suite(r)),
                    Column.text("carried by", r -> r.candidate().title()),
                    Column.number(load.title(), r -> format("%,.0f", r.rate())),
                    Column.number("to libipsec", r -> ratio(r, rows, Row::rate)),
                    Column.number("to relay", r -> toRelay(r, rows)),
                    Column.number("CPU seconds a " + unit, r -> isWire(r) ? "" : format("%.2f", r.cpu())),
                    Column.number("to libipsec ", r -> isWire(r) ? "" : ratio(r, rows, Row::cpu)),
                    Column.number("ping, ms", r -> format("%.2f", r.roundTrip()))), rows));
        }
        return text.toString();
    }

    /** The rows of a load, in the order of suites and candidates. */
    ImmutableList<Row> rows(Load load) {
        return Stream.of(Suite.values()).flatMap(suite -> Stream.of(Candidate.values())
                .map(candidate -> samples.stream().filter(s -> s.load() == load && s.suite() == suite
                        && s.candidate() == candidate).toList())
                .filter(found -> !found.isEmpty()).map(TunnelReport::row)).collect(toImmutableList());
    }

    private static Row row(List<Sample> found) {
        return new Row(found.getFirst().suite(), found.getFirst().candidate(), Median.of(found, Sample::rate),
                Median.of(found, Sample::cpuSeconds), Median.of(found, Sample::roundTrip));
    }

    private static String suite(Row row) {
        return row.candidate().isProtecting() ? row.suite().title() : "nothing";
    }

    private static boolean isWire(Row row) {
        return row.candidate() == Candidate.WIRE;
    }

    private static String ratio(Row row, List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().filter(r -> r.suite() == row.suite() && r.candidate() == Candidate.LIBIPSEC).findFirst()
                .map(peer -> format("%.2f", value.applyAsDouble(row) / value.applyAsDouble(peer))).orElse("");
    }

    private static String toRelay(Row row, List<Row> rows) {
        return rows.stream().filter(r -> r.candidate() == Candidate.RELAY).findFirst()
                .map(relay -> format("%.2f", row.rate() / relay.rate())).orElse("");
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
