package ike.interop.cli;

import ike.interop.lab.CaseResult;
import ike.interop.lab.Matrix;
import java.io.PrintWriter;
import java.util.Locale;

/** How a run of the lab comes along: on a terminal the case under way shows in a line that its result replaces. */
final class LabProgress {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final int total;
    private final boolean terminal;
    private int done;
    private int failed;

    LabProgress(PrintWriter out, int total, boolean terminal) {
        this.out = out;
        this.total = total;
        this.terminal = terminal;
    }

    void begin(Matrix.Run run) {
        if (terminal) {
            out.print(ERASE_LINE + head(done + 1) + run + " ...");
            out.flush();
        }
    }

    void end(CaseResult result) {
        done++;
        failed += result.passed() ? 0 : 1;
        out.print(terminal ? ERASE_LINE : "");
        out.println(String.format(Locale.ROOT, "%s%-6s %5.1f s  %s, %s", head(done),
                result.passed() ? "passed" : "FAILED", result.time().toMillis() / 1e3, result.name(),
                result.role().name().toLowerCase(Locale.ROOT)));
        result.failure().ifPresent(why -> out.println("    " + why));
        out.flush();
    }

    private String head(int number) {
        return "[" + number + "/" + total + (failed == 0 ? "" : ", " + failed + " failed") + "] ";
    }
}
