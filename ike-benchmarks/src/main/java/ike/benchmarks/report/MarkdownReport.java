package ike.benchmarks.report;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Table.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** A report as Markdown that can be read as it is: a table for each benchmark class, its columns aligned. */
public final class MarkdownReport {
    private static final MathContext DIGITS_THAT_COUNT = new MathContext(3);

    private final Report report;

    private MarkdownReport(Report report) {
        this.report = report;
    }

    /** The text, with a line feed at its end. */
    public static String render(Report report) {
        return new MarkdownReport(report).render();
    }

    private String render() {
        StringBuilder text = new StringBuilder();
        text.append(report.machine()).append("  \n").append(report.date()).append(" · ").append(report.method())
                .append("\n\nRates are operations per second of processor time, medians; ± is half the distance between")
                .append(" the quartiles;\ngarbage is in octets for each operation. Believe ratios, not digits.\n");
        report.sections().forEach((name, rows) -> text.append("\n## ").append(name).append("\n\n")
                .append(Table.of(columns(rows), rows)));
        if (!report.yardsticks().isEmpty()) {
            text.append("\n## Yardsticks\n\n");
            report.yardsticks().values().stream().distinct().forEach(yardstick -> text.append("* `")
                    .append(yardstick.command()).append("`: ").append(count(yardstick.perCpuSecond())).append('\n'));
        }
        return text.toString();
    }

    private ImmutableList<Column<Measurement>> columns(ImmutableList<Measurement> rows) {
        ImmutableList.Builder<Column<Measurement>> columns = ImmutableList.builder();
        columns.add(Column.text("operation", Measurement::operation));
        rows.getFirst().parameters().keySet()
                .forEach(key -> columns.add(Column.text(key, row -> row.parameters().getOrDefault(key, ""))));
        columns.add(Column.number("1/s", row -> count(row.perCpuSecond())));
        columns.add(Column.number("±", row -> String.format(Locale.ROOT, "%.0f %%", 100 * row.spread())));
        columns.add(Column.number("garbage", row -> octets(row.octetsAllocated())));
        if (rows.stream().anyMatch(row -> report.jdkAlone(row).isPresent())) {
            columns.add(Column.number("JDK's garbage",
                    row -> report.jdkAlone(row).map(jdk -> octets(jdk.octetsAllocated())).orElse("")));
            columns.add(Column.number("of the JDK alone",
                    row -> ratio(row, report.jdkAlone(row).map(Measurement::perCpuSecond))));
        } else {
            columns.add(Column.number("of the first",
                    row -> ratio(row, Optional.of(report.first(row).perCpuSecond()))));
        }
        if (rows.stream().anyMatch(row -> report.yardstick(row).isPresent())) {
            columns.add(Column.number("of OpenSSL",
                    row -> ratio(row, report.yardstick(row).map(Yardstick::perCpuSecond))));
        }
        return columns.build();
    }

    private static String count(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%,d", new BigDecimal(value).round(DIGITS_THAT_COUNT).longValue())
                : "";
    }

    private static String octets(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,d", Math.round(value)) : "";
    }

    private static String ratio(Measurement row, Optional<Double> reference) {
        return reference.map(value -> String.format(Locale.ROOT, "%.2f", row.perCpuSecond() / value)).orElse("");
    }
}
