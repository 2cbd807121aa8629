package ike.interop.cli;

import ike.interop.lab.CaseResult;
import ike.interop.lab.Lanes;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** How a run of the lab comes along: on a terminal the cases under way show in a line that results push down. */
final class LabProgress implements Lanes.Watcher {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final int total;
    private final boolean terminal;
    private final Set<String> underWay = new LinkedHashSet<>();
    private int done;
    private int failed;

    LabProgress(PrintWriter out, int total, boolean terminal) {
        this.out = out;
        this.total = total;
        this.terminal = terminal;
    }

    @Override
    public synchronized void begins(String run) {
        underWay.add(run);
        show();
    }

    @Override
    public synchronized void ends(String run, CaseResult result) {
        underWay.remove(run);
        done++;
        failed += result.passed() ? 0 : 1;
        out.print(terminal ? ERASE_LINE : "");
        out.println(String.format(Locale.ROOT, "%s%-6s %5.1f s  %s, %s", head(done),
                result.passed() ? "passed" : "FAILED", result.time().toMillis() / 1e3, result.name(),
                result.role().name().toLowerCase(Locale.ROOT)));
        result.failure().ifPresent(why -> out.println("    " + why));
        out.flush();
        show();
    }

    private void show() {
        if (terminal && !underWay.isEmpty()) {
            out.print(ERASE_LINE + head(done + 1)
                    + String.join("; ", underWay) + " ...");
            out.flush();
        }
    }

    private String head(int number) {
        return "[" + number + "/" + total + (failed == 0 ? "" : ", " + failed + " failed") + "] ";
    }
}
