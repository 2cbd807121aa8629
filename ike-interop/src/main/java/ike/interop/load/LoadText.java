package ike.interop.load;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is told of a load. */
public final class LoadText {
    private static final ImmutableList<Double> PERCENTILES = ImmutableList.of(50.0, 90.0, 99.0, 99.9);

    private LoadText() {
    }

    /** One line while it goes on. */
    public static String line(LoadRun.Standing standing) {
        return String.format(Locale.ROOT, "%6.1f s  %d begun, %d up, %d under way%s%s", standing.nanos() / 1e9,
                standing.begun(), standing.established(), standing.underWay(), failures(standing), latencies(standing));
    }

    /** Two lines at the end. */
    public static String summary(LoadRun.Standing standing) {
        return String.format(Locale.ROOT, "%d of %d IKE SAs up in %.1f s, %.0f a second%s%n%s", standing.established(),
                standing.begun(), standing.nanos() / 1e9, standing.established() / (standing.nanos() / 1e9),
                failures(standing), latencies(standing).strip());
    }

    private static String failures(LoadRun.Standing standing) {
        return standing.failures().isEmpty()
                ? ""
                : standing.failures().entrySet().stream().map(f -> f.getValue() + " " + f.getKey())
                        .collect(Collectors.joining(", ", "; failed: ", ""));
    }

    private static String latencies(LoadRun.Standing standing) {
        if (standing.established() == 0) {
            return "";
        }
        return PERCENTILES.stream()
                .map(p -> String.format(Locale.ROOT, "%s %% within %.1f ms",
                        p % 1 == 0 ? Integer.toString(p.intValue()) : p,
                        standing.latencies().getValueAtPercentile(p) / 1e3))
                .collect(Collectors.joining(", ", "  ", String.format(Locale.ROOT, ", all within %.1f ms",
                        standing.latencies().getMaxValue() / 1e3)));
    }
}
