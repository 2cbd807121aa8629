package ike.interop.lab;

import java.time.Duration;
import java.util.List;

/** The matrix as a page of the documentation: what was run, against what, and what came of it. */
public final class MarkdownReport {
    private MarkdownReport() {
    }

    /**
     * The page.
     *
     * @param leftOut the cases that were not played
     * @param time how long the run took altogether
     * @param peer the other daemon and its version
     */
    public static String of(List<CaseResult> results, List<Matrix.LeftOut> leftOut, Duration time, String peer) {
        ReportTable table = new ReportTable(results, time);
        StringBuilder page = new StringBuilder(
                """
                        # Interoperability

                        Written by `./ike lab`, which runs every folder of `ike-interop/src/lab/cases` against a real peer in network
                        namespaces; what a case demands stands in its `expect`. "Initiator" and "responder" are the parts that our
                        endpoint plays.

                        """);
        page.append("Peer: ").append(peer).append(". ").append(table.summary()).append(".\n\n");
        page.append("| case | what | initiator | responder |\n| --- | --- | --- | --- |\n");
        for (String name : table.names()) {
            page.append(heading(name, table.title(name))).append(cell(table, name, Role.INITIATOR)).append(" | ")
                    .append(cell(table, name, Role.RESPONDER)).append(" |\n");
        }
        for (Matrix.LeftOut one : leftOut) {
            page.append(heading(one.name(), one.title())).append("left out: ").append(one.why()).append(" | |\n");
        }
        return page.toString();
    }

    private static String heading(String name, String title) {
        return "| [" + name + "](../ike-interop/src/lab/cases/" + name + ") | " + title + " | ";
    }

    private static String cell(ReportTable table, String name, Role role) {
        return table.cell(name, role)
                .map(result -> (result.passed() ? "passed" : "**failed**") + ", " + ReportTable.seconds(result.time()))
                .orElse("");
    }
}
