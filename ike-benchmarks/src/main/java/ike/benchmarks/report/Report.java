package ike.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Optional;

/**
 * A whole run.
 *
 * @param machine where
 * @param date when it ended, as ISO 8601
 * @param method how long each case was measured, and under which load
 * @param measurements what came out, yardsticks of the JDK included
 * @param yardsticks what other programs do, for those cases that they do as well
 */
public record Report(Machine machine, String date, String method, ImmutableList<Measurement> measurements,
        ImmutableMap<Measurement, Yardstick> yardsticks) {
    /** An operation that begins with this is the JDK's yardstick for the operation that follows. */
    private static final String JDK = "jdk";
    /** The parameter that tells whose code did it. */
    private static final String LIBRARY = "library";

    /** Our own cases, class by class in the order of the run. */
    public ImmutableMap<String, ImmutableList<Measurement>> sections() {
        ImmutableMap.Builder<String, ImmutableList<Measurement>> sections = ImmutableMap.builder();
        ours().stream().map(Measurement::benchmark).distinct().forEach(name -> sections.put(name,
                ours().stream().filter(m -> m.benchmark().equals(name)).collect(ImmutableList.toImmutableList())));
        return sections.build();
    }

    /** What the JDK alone takes for the same work, where that was measured. */
    public Optional<Measurement> jdkAlone(Measurement ours) {
        return measurements.stream()
                .filter(m -> m.benchmark().equals(ours.benchmark()) && m.parameters().equals(ours.parameters())
                        && m.operation().equalsIgnoreCase(JDK + ours.operation()))
                .findFirst();
    }

    /**
     * What a ratio refers to where there is no yardstick: the first case with the same operation in its section, and where
     * libraries compete, with all the same but the library.
     */
    public Measurement first(Measurement ours) {
        return ours().stream()
                .filter(m -> m.benchmark().equals(ours.benchmark()) && m.operation().equals(ours.operation())
                        && (!ours.parameters().containsKey(LIBRARY) || apart(m).equals(apart(ours))))
                .findFirst().orElse(ours);
    }

    private static ImmutableMap<String, String> apart(Measurement measurement) {
        return ImmutableMap.copyOf(Maps.filterKeys(measurement.parameters(), key -> !LIBRARY.equals(key)));
    }

    /** What another program takes for the same work. */
    public Optional<Yardstick> yardstick(Measurement ours) {
        return Optional.ofNullable(yardsticks.get(ours));
    }

    private ImmutableList<Measurement> ours() {
        return measurements.stream().filter(m -> !m.operation().startsWith(JDK))
                .collect(ImmutableList.toImmutableList());
    }
}
