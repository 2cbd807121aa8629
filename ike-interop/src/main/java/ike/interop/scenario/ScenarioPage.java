package ike.interop.scenario;

import com.google.common.base.Splitter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that ends with a table of scenarios, one line for each and each version of strongSwan. A run renews the lines of those that it
 * has played; the others and what stands above the table stay.
 */
public final class ScenarioPage {
    private static final String TITLE = "# strongSwan's scenarios\n\n";
    private static final String HEAD = """
            | scenario | strongSwan | played on | our endpoint in the place of |
            | --- | --- | --- | --- |
            """;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|.*\\|$");

    private ScenarioPage() {
    }

    /**
     * The page after a run.
     *
     * @param before the page before; empty if there was none
     * @param strongswan the version that was played with
     */
    public static String renewed(String before, List<ScenarioRow> rows, String strongswan, LocalDate day) {
        int table = before.indexOf(HEAD);
        Map<String, String> lines = new TreeMap<>();
        Matcher old = ROW.matcher(table < 0 ? "" : before.substring(table + HEAD.length()));
        while (old.find()) {
            lines.put(old.group(1) + " " + old.group(2), old.group());
        }
        for (ScenarioRow row : rows) {
            String outcome = String.join(" ", Splitter.on('\n').trimResults().split(row.outcome())).replace("|", "\\|");
            lines.put(row.name() + " " + strongswan,
                    "| " + row.name() + " | " + strongswan + " | " + day + " | " + outcome + " |");
        }
        String above = table < 0 ? TITLE : before.substring(0, table);
        return above + HEAD + String.join("\n", lines.values()) + "\n";
    }
}
