package ike.interop.scenario;

import com.google.common.collect.ImmutableList;

/**
 * What a play has shown.
 *
 * @param outcomes what became of each demand
 * @param remains which SAs stood at its end
 */
record Played(ImmutableList<Outcome> outcomes, Remains remains) {
    /** What nobody has played. */
    static final Played NOTHING = new Played(ImmutableList.of(), Remains.of(Host.MOON, ""));
}
