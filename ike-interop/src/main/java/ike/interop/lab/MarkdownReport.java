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
     * @param time how long the run took altogether
     * @param peer the other daemon and its version
     */
    public static String of(List<CaseResult> results, Duration time, String peer) {
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
            page.append("| [").append(name).append("](../ike-interop/src/lab/cases/").append(name).append(") | ")
                    .append(table.title(name)).append(" | ").append(cell(table, name, Role.INITIATOR)).append(" | ")
                    .append(cell(table, name, Role.RESPONDER)).append(" |\n");
        }
        return page.toString();
    }

    private static String cell(ReportTable table, String name, Role role) {
        return table.cell(name, role)
                .map(result -> (result.passed() ? "passed" : "**failed**") + ", " + ReportTable.seconds(result.time()))
                .orElse("");
    }
}
