package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Our endpoint beside strongSwan in the same place: what strongSwan meets here, we have to meet.
 *
 * @param failure the first demand that strongSwan meets and we do not
 * @param extent how many demands that was about
 */
record Verdict(Optional<String> failure, String extent) {
    private static final int LONGEST = 400;

    /**
     * Compares two plays.
     *
     * @param alone where everybody is strongSwan
     * @param ours the same, demand by demand, with our endpoint
     */
    static Verdict of(Played alone, Played ours) {
        Verdict demands = of(alone.outcomes(), ours.outcomes());
        // A strongSwan that lacks here what a scenario is about leaves something else than it means.
        boolean complete = alone.outcomes().stream().noneMatch(
                one -> one.state() == Outcome.State.UNMET && one.demand().command().startsWith("swanctl"));
        return demands.failure().isPresent() || !complete
                ? demands
                : new Verdict(ours.remains().difference(alone.remains()).map(Verdict::shortened), demands.extent());
    }

    private static Verdict of(ImmutableList<Outcome> alone, ImmutableList<Outcome> ours) {
        ImmutableList.Builder<Outcome> failed = ImmutableList.builder();
        int judged = 0;
        for (int i = 0; i < alone.size(); i++) {
            Outcome outcome = ours.get(i);
            if (alone.get(i).state() == Outcome.State.MET && outcome.state() != Outcome.State.NOT_JUDGED) {
                judged++;
                if (outcome.state() == Outcome.State.UNMET) {
                    failed.add(outcome);
                }
            }
        }
        ImmutableList<Outcome> all = failed.build();
        long demands = alone.stream().filter(one -> !one.demand().isOrder()).count();
        return new Verdict(all.stream().findFirst().map(first -> all.size() + " demands are not met, the first: "
                + shortened(first.toString())), judged + " of " + demands + " demands");
    }

    /** Where there is nothing to compare with, and our endpoint is everywhere: what the scenario itself demands. */
    static Verdict of(Played ours) {
        ImmutableList<Outcome> all = ours.outcomes().stream()
                .map(one -> new Outcome(one.demand(), Outcome.State.MET, one.remark()))
                .collect(ImmutableList.toImmutableList());
        return of(all, ours.outcomes());
    }

    /** Whether there is anything to compare with; a ping may find its way in the clear. */
    static boolean comparable(Played alone) {
        return !alone.remains().lines().isEmpty() || alone.outcomes().stream()
                .anyMatch(one -> one.demand().isTelling() && !one.demand().command().startsWith("ping")
                        && one.state() == Outcome.State.MET);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
