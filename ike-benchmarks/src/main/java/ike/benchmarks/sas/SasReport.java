package ike.benchmarks.sas;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import ike.benchmarks.report.Median;
import ike.benchmarks.report.Table;
import ike.benchmarks.report.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The medians of all rounds as a Markdown table. */
record SasReport(Machine machine, String date, String method, ImmutableList<SasSample> samples) {
    String markdown() {
        ImmutableList<SasSample> rows = rows();
        return machine.processor() + ", " + machine.processors() + " processors · " + machine.system() + " · Java "
                + machine.java() + " · commit " + machine.commit() + "  \n" + date + " · " + method + "\n\n"
                + Table.of(ImmutableList.of(Column.number("TCP connections", r -> format("%,.0f", r.streams())),
                        Column.number("Child SAs", r -> format("%,.0f", r.sas())),
                        Column.number("Mbit/s", r -> format("%,.0f", r.rate())),
                        Column.number("to one SA", r -> ratio(r, rows, SasSample::rate)),
                        Column.number("CPU seconds a Gbit", r -> format("%.2f", r.cpuSeconds())),
                        Column.number("to one SA ", r -> ratio(r, rows, SasSample::cpuSeconds))), rows);
    }

    private ImmutableList<SasSample> rows() {
        return samples.stream().map(SasSample::streams).distinct()
                .flatMap(streams -> samples.stream().map(SasSample::sas).distinct().map(sas -> samples.stream()
                        .filter(s -> s.sas() == sas && s.streams() == streams).toList()))
                .map(SasReport::median).collect(toImmutableList());
    }

    private static SasSample median(List<SasSample> found) {
        return new SasSample(found.getFirst().sas(), found.getFirst().streams(), Median.of(found, SasSample::rate),
                Median.of(found, SasSample::cpuSeconds));
    }

    private static String ratio(SasSample sample, List<SasSample> rows, ToDoubleFunction<SasSample> value) {
        return rows.stream().filter(r -> r.streams() == sample.streams() && r.sas() == Crowd.ONE.sas()).findFirst()
                .map(one -> format("%.2f", value.applyAsDouble(sample) / value.applyAsDouble(one))).orElse("");
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
