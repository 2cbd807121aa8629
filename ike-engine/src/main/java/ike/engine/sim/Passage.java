package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * What becomes of one packet at one place.
 *
 * @param emissions the packets that go on: none when it was lost, several when it was duplicated
 * @param note a word for the trace; empty when nothing happened that needs one
 */
public record Passage(ImmutableList<Emission> emissions, String note) {
    /** One packet that leaves, some time after the one that came. */
    public record Emission(Duration after, Packet packet) {
    }

    /** It goes on at once. */
    public static Passage on(Packet packet) {
        return later(Duration.ZERO, packet, "");
    }

    /** It goes on after a time. */
    public static Passage later(Duration after, Packet packet, String note) {
        return new Passage(ImmutableList.of(new Emission(after, packet)), note);
    }

    /** It has arrived. */
    public static Passage taken() {
        return dropped("");
    }

    /** It goes no further. */
    public static Passage dropped(String why) {
        return new Passage(ImmutableList.of(), why);
    }
}
