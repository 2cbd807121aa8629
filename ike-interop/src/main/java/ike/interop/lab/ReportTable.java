package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Results by case, a column for each role. */
record ReportTable(List<CaseResult> results, Duration time) {
    ImmutableList<String> names() {
        Set<String> names = new LinkedHashSet<>();
        results.forEach(result -> names.add(result.name()));
        return ImmutableList.copyOf(names);
    }

    String title(String name) {
        return results.stream().filter(result -> result.name().equals(name)).map(CaseResult::title).findFirst()
                .orElse(name);
    }

    Optional<CaseResult> cell(String name, Role role) {
        return results.stream().filter(result -> result.name().equals(name) && result.role() == role).findFirst();
    }

    long failures() {
        return results.stream().filter(result -> !result.passed()).count();
    }

    String summary() {
        return names().size() + " cases, " + results.size() + " runs, "
                + (failures() == 0 ? "all passed" : failures() + " failed") + ", " + seconds(time);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
