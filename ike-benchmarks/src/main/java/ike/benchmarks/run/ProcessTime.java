package ike.benchmarks.run;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system has counted for other processes (proc(5)). */
public final class ProcessTime {
    private static final double CLOCK_TICKS = 100;

    private ProcessTime() {
    }

    /** User and system time of the processes since they started, in seconds: fields 14 and 15 of their stat. */
    public static double seconds(List<Long> pids) throws IOException {
        double sum = 0;
        for (long pid : pids) {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields = Splitter.on(' ').splitToList(stat.substring(stat.lastIndexOf(')') + 2));
            sum += (Long.parseLong(Iterables.get(fields, 11)) + Long.parseLong(Iterables.get(fields, 12)))
                    / CLOCK_TICKS;
        }
        return sum;
    }
}
