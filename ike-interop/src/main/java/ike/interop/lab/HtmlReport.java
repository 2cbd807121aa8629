package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import com.google.common.html.HtmlEscapers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The matrix as one self-contained page, with links to the evidence of each cell. */
public final class HtmlReport {
    private static final ImmutableMap<String, String> EVIDENCE = ImmutableMap.of("steps.log", "steps",
            "capture.pcapng", "capture", "keys/wireshark", "keys", "ours.log", "our log", "peer.log", "peer's log",
            "transcript.txt", "transcript");

    private final ReportTable table;
    private final Path page;

    private HtmlReport(ReportTable table, Path page) {
        this.table = table;
        this.page = page;
    }

    /**
     * The page's text.
     *
     * @param leftOut the cases that were not played
     * @param time how long the run took altogether
     * @param peer the other daemon and its version
     * @param page where it will be written: links are relative to it
     */
    public static String of(List<CaseResult> results, List<Matrix.LeftOut> leftOut, Duration time, String peer,
            Path page) {
        return new HtmlReport(new ReportTable(results, time), page).text(peer, leftOut);
    }

    private String text(String peer, List<Matrix.LeftOut> leftOut) {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <title>IKE for Java: interoperability</title>
                <style>
                body { font: 15px/1.4 sans-serif; margin: 2em; color: #222; background: #fff }
                table { border-collapse: collapse }
                th, td { border: 1px solid #ccc; padding: .4em .8em; text-align: left; vertical-align: top }
                td.passed { background: #e7f6e7 }
                td.failed { background: #fbe3e3 }
                small { color: #555 }
                @media (prefers-color-scheme: dark) {
                  body { color: #ddd; background: #111 } th, td { border-color: #444 } small { color: #aaa }
                  td.passed { background: #14331a } td.failed { background: #4a1717 } a { color: #8cf }
                }
                </style>
                <h1>Interoperability</h1>
                """);
        html.append("<p>Peer: ").append(escaped(peer)).append(". ").append(escaped(table.summary())).append(".\n")
                .append("<table>\n<tr><th>case<th>we initiate<th>the peer initiates\n");
        for (String name : table.names()) {
            html.append("<tr>").append(heading(name, table.title(name))).append(cell(name, Role.INITIATOR))
                    .append(cell(name, Role.RESPONDER)).append('\n');
        }
        for (Matrix.LeftOut one : leftOut) {
            html.append("<tr>").append(heading(one.name(), one.title())).append("<td colspan=\"2\">left out: ")
                    .append(escaped(one.why())).append('\n');
        }
        return html.append("</table>\n</html>\n").toString();
    }

    private static String heading(String name, String title) {
        return "<td><b>" + escaped(name) + "</b><br><small>" + escaped(title) + "</small>";
    }

    private String cell(String name, Role role) {
        return table.cell(name, role).map(this::cell).orElse("<td>");
    }

    private String cell(CaseResult result) {
        StringBuilder cell = new StringBuilder("<td class=\"").append(result.passed() ? "passed" : "failed")
                .append("\">").append(result.passed() ? "passed" : "failed").append(", ")
                .append(ReportTable.seconds(result.time()));
        result.failure().ifPresent(why -> cell.append("<br>").append(escaped(why)));
        cell.append("<br><small>");
        EVIDENCE.forEach((file, word) -> {
            Path path = result.evidence().resolve(file);
            if (Files.exists(path)) {
                cell.append("<a href=\"").append(escaped(relative(path))).append("\">").append(word).append("</a> ");
            }
        });
        return cell.append("</small>").toString();
    }

    private String relative(Path path) {
        Path folder = page.toAbsolutePath().getParent();
        return folder == null ? path.toString() : folder.relativize(path.toAbsolutePath()).toString();
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
