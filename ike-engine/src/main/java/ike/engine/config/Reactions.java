package ike.engine.config;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * What becomes of a Child SA that ends without our wish, when it ends for want of traffic, and who is told; names and meaning are
 * strongSwan's.
 *
 * @param close when the peer has deleted it, alone or with its IKE SA ({@code close_action})
 * @param dpd when the peer has fallen silent (RFC 7296 §2.4; {@code dpd_action})
 * @param inactivity how long it may carry nothing before we delete it; zero for ever
 * @param updown the program that the endpoint runs when it comes and when it goes, with its arguments; empty for none
 * @param hostAccess the program is told that packets from and to this host itself are meant too
 */
public record Reactions(Reaction close, Reaction dpd, Duration inactivity, ImmutableList<String> updown,
        boolean hostAccess) {
    /** Without a program. */
    public Reactions(Reaction close, Reaction dpd, Duration inactivity) {
        this(close, dpd, inactivity, ImmutableList.of(), false);
    }

    /** It is gone. */
    public static final Reactions NONE = new Reactions(Reaction.NONE, Reaction.NONE, Duration.ZERO);

    /** What is done about one that is gone. */
    public enum Reaction {
        /** Nothing. */
        NONE,
        /** The next packet that it would protect brings it up again (RFC 4301 §5.1). */
        TRAP,
        /** It is set up again at once. */
        START
    }
}
