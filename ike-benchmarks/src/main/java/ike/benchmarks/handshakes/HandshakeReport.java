package ike.benchmarks.handshakes;

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

/** The medians of all rounds as a Markdown table. */
record HandshakeReport(Machine machine, String date, String method, ImmutableList<Rate> rates) {
    String markdown() {
        ImmutableList<Rate> rows = rows();
        return machine.processor() + ", " + machine.processors() + " processors · " + machine.system() + " · Java "
                + machine.java() + " · commit " + machine.commit() + "  \n" + date + " · " + method + "\n\n"
                + Table.of(ImmutableList.of(Column.text("proof and key exchange", r -> r.proof().title()),
                        Column.text("responder", r -> r.responder().title()),
                        Column.number("SAs a second", r -> format("%,.0f", r.each())),
                        Column.number("to charon", r -> ratio(r, rows, Rate::each)),
                        Column.number("SAs a CPU second", r -> format("%,.0f", r.eachCpuSecond())),
                        Column.number("to charon ", r -> ratio(r, rows, Rate::eachCpuSecond))), rows);
    }

    private ImmutableList<Rate> rows() {
        return Stream.of(Proof.values()).flatMap(proof -> Stream.of(Responder.values())
                .map(responder -> rates.stream()
                        .filter(rate -> rate.proof() == proof && rate.responder() == responder).toList())
                .filter(found -> !found.isEmpty()).map(HandshakeReport::median)).collect(toImmutableList());
    }

    private static Rate median(List<Rate> found) {
        return new Rate(found.getFirst().proof(), found.getFirst().responder(), Median.of(found, Rate::each),
                Median.of(found, Rate::eachCpuSecond));
    }

    private static String ratio(Rate rate, List<Rate> rows, ToDoubleFunction<Rate> value) {
        return rows.stream().filter(r -> r.proof() == rate.proof() && r.responder() == Responder.CHARON).findFirst()
                .map(charon -> format("%.2f", value.applyAsDouble(rate) / value.applyAsDouble(charon))).orElse("");
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
