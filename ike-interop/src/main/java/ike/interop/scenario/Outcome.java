package ike.interop.scenario;

import java.util.Locale;

/**
 * What became of a demand in one play.
 *
 * @param remark what was seen, or why nobody looked
 */
record Outcome(Demand demand, State state, String remark) {
    enum State {
        /** It is as demanded. */
        MET,
        /** It is not. */
        UNMET,
        /** Nobody could look. */
        NOT_JUDGED
    }

    @Override
    public String toString() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  " + demand.number() + ": " + demand
                + (remark.isEmpty() ? "" : "\n    " + remark.replace("\n", "\n    "));
    }
}
