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
     * @param alone what became of the demands where everybody is strongSwan
     * @param ours the same, demand by demand, with our endpoint
     */
    static Verdict of(ImmutableList<Outcome> alone, ImmutableList<Outcome> ours) {
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
        return new Verdict(all.stream().findFirst().map(first -> all.size() + " demands are not met, the first: "
                + shortened(first.toString())), judged + " of " + alone.size() + " demands judged");
    }

    /** Why there is nothing to compare with. */
    static Optional<String> hindrance(ImmutableList<Outcome> alone) {
        if (alone.stream().anyMatch(one -> one.demand().isTelling() && one.state() == Outcome.State.MET)) {
            return Optional.empty();
        }
        return Optional.of(alone.stream().filter(one -> one.state() == Outcome.State.UNMET).findFirst()
                .map(first -> "strongSwan alone meets none of its demands here, the first: "
                        + shortened(first.toString()))
                .orElse("none of its demands can be judged here"));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
