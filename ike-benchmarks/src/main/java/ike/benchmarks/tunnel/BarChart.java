package ike.benchmarks.tunnel;

import com.google.common.collect.ImmutableList;
import java.util.Locale;

/** The rates of one load as horizontal bars, in SVG that reads on light and on dark paper. */
final class BarChart {
    private static final int LABELS = 330;
    private static final int BARS = 420;
    private static final int LINE = 22;

    private BarChart() {
    }

    /** The chart of what the tunnels carried; the bare wire is left out, it would make all others short. */
    static String svg(TunnelReport report, Load load) {
        ImmutableList<TunnelReport.Row> rows = report.rows(load).stream()
                .filter(row -> row.candidate() != Candidate.WIRE).collect(ImmutableList.toImmutableList());
        double most = rows.stream().mapToDouble(TunnelReport.Row::rate).max().orElse(1);
        int height = (rows.size() + 2) * LINE;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="%d" y="%d" font-weight="bold">%s</text>
                """, LABELS + BARS + 90, height, LABELS, LINE - 6, load.title()));
        for (int i = 0; i < rows.size(); i++) {
            TunnelReport.Row row = rows.get(i);
            int y = (i + 1) * LINE + 4;
            double width = BARS * row.rate() / most;
            svg.append(String.format(Locale.ROOT, """
                    <text x="%d" y="%d" text-anchor="end">%s, %s</text>
                    <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                    <text x="%.1f" y="%d">%,.0f</text>
                    """, LABELS - 8, y + 13, row.suite().title(), row.candidate().title(), LABELS, y, width, LINE - 4,
                    row.candidate() == Candidate.OURS ? "#2b6cb0" : "#a0aec0", LABELS + width + 6, y + 13, row.rate()));
        }
        return svg.append("</svg>\n").toString();
    }
}
