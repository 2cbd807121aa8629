package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import com.google.common.html.HtmlEscapers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The matrix as one self-contained page, with links to the evidence of each cell. */
public final class HtmlReport {
    private static final ImmutableMap<String, String> EVIDENCE = ImmutableMap.of("steps.log", "steps",
            "capture.pcapng", "capture", "keys/wireshark", "keys", "ours.log", "our log", "peer.log", "peer's log",
            "transcript.txt", "transcript");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>IKE for Java: interoperability</title>
            <style>
            body { font: 15px/1.4 sans-serif; margin: 2em; color: #222; background: #fff }
            table { border-collapse: collapse }
            th, td { border: 1px solid #ccc; padding: .4em .8em; text-align: left; vertical-align: top }
            th { position: sticky; top: 0; background: #eee }
            td.passed { background: #e7f6e7 }
            td.failed { background: #fbe3e3 }
            td:target { outline: 3px solid #c00 }
            small { color: #555; line-height: 1.6 }
            small a { margin-right: .4em; white-space: nowrap }
            @media (max-width: 40em) { body { margin: .8em } th, td { padding: .3em .4em } td { overflow-wrap: anywhere } }
            @media (prefers-color-scheme: dark) {
              body { color: #ddd; background: #111 } th, td { border-color: #444 } small { color: #aaa }
              th { background: #222 } td.passed { background: #14331a } td.failed { background: #4a1717 } a { color: #8cf }
            }
            </style>
            <h1>Interoperability</h1>
            """;
    private static final String HINT = """
            <p>The transcript explains a case's packets, opened with the keys that our endpoint has logged. In the folder of a case,
            <code>ike explain capture.pcapng --keys keys</code> does it again, and <code>keys/wireshark</code> holds Wireshark's tables.
            """;

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
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<p>Peer: ").append(escaped(peer)).append(". ").append(escaped(table.summary())).append(".\n")
                .append(failures()).append(HINT)
                .append("<table>\n<thead><tr><th>case<th>we initiate<th>the peer initiates</thead>\n");
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

    /** What a reader looks for first. */
    private String failures() {
        String links = table.results().stream().filter(result -> !result.passed())
                .map(result -> "<a href=\"#" + escaped(place(result)) + "\">" + escaped(place(result)) + "</a>")
                .collect(Collectors.joining(", "));
        return links.isEmpty() ? "" : "<p>Failed: " + links + ".\n";
    }

    private static String place(CaseResult result) {
        return result.name() + "-" + result.role().name().toLowerCase(Locale.ROOT);
    }

    private static String heading(String name, String title) {
        return "<td><b>" + escaped(name) + "</b><br><small>" + escaped(title) + "</small>";
    }

    private String cell(String name, Role role) {
        return table.cell(name, role).map(this::cell).orElse("<td>");
    }

    private String cell(CaseResult result) {
        StringBuilder cell = new StringBuilder("<td id=\"").append(escaped(place(result))).append("\" class=\"").append(
                result.passed() ? "passed" : "failed")
                .append("\">").append(result.passed() ? "passed" : "failed").append(", ")
                .append(ReportTable.seconds(result.time()).replace(" ", "&nbsp;"));
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
