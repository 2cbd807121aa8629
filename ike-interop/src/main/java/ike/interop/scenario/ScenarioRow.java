package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/**
 * A scenario's line in the table of all.
 *
 * @param name {@code GROUP/NAME}
 * @param outcome what became of it, without the scenario's own words
 */
public record ScenarioRow(String name, String outcome) {
    private static final String DETAILS = "(?s), the first: .*";

    /** That of one that was not played. */
    static ScenarioRow notPlayed(Scenario scenario, String why) {
        return new ScenarioRow(scenario.name(), "not played: " + why);
    }

    /**
     * That of one that was.
     *
     * @param comparable whether strongSwan alone meets any demand
     */
    static ScenarioRow played(Scenario scenario, boolean comparable, ImmutableList<Place> places) {
        return new ScenarioRow(scenario.name(), (comparable ? "" : "not by strongSwan in user space; ")
                + places.stream().map(Place::text).collect(Collectors.joining(", ")));
    }

    /** How our endpoint did in the place of a host. */
    record Place(String where, Verdict verdict) {
        private String text() {
            return verdict.failure().map(why -> where + " **failed**: " + why.replaceFirst(DETAILS, ""))
                    .orElseGet(() -> where + " passed (" + verdict.extent() + ")");
        }
    }
}
