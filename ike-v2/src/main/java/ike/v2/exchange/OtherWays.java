package ike.v2.exchange;

import ike.engine.Path;
import ike.engine.Retransmission;
import ike.engine.config.Connection;
import ike.v2.message.Refused;
import ike.v2.sa.InitSent;
import java.util.Optional;

/**
 * An attempt that meets silence begins anew along another way, from another address of ours or to another one of the peer's, as far
 * as its connection names some and lets its ends move (RFC 4555 §3.1). NAT detection stands for one way only, so each has a first
 * message of its own. All ways together get the patience that one would get.
 */
final class OtherWays {
    /** So often a request is sent again along one way before another one is tried. */
    static final int TRIES = 2;

    private OtherWays() {
    }

    /** The attempt along another way, if it is time for it; whoever has answered anything is found where it is. */
    static Optional<InitSent> instead(Turn turn, InitSent sa) {
        Connection connection = sa.name().connection();
        boolean due = sa.retransmission().step(turn.now(),
                turn.environment().limits()) instanceof Retransmission.Step.SendAgain(Retransmission again)
                && again.attempts() > TRIES;
        Optional<Path> path = due && sa.detours() == 0 && sa.hint().isEmpty() && connection.mobike()
                ? ConfiguredPath.next(turn, sa.name())
                : Optional.empty();
        return path.flatMap(way -> begin(turn, sa, way));
    }

    private static Optional<InitSent> begin(Turn turn, InitSent sa, Path path) {
        try {
            InitSent there = InitInitiator.start(turn, sa.name().connection(), path, sa.tasks(), sa.tries(),
                    sa.name().redirects());
            Retransmission patience = sa.retransmission().sent(turn.now(), turn.environment().limits());
            Timers.retransmitted(turn, there, patience);
            return Optional.of(there.again(patience));
        } catch (Refused _) {
            // No secret for that way: the one in use remains.
            return Optional.empty();
        }
    }
}
