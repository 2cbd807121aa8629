package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.OrderId;
import ike.engine.Retransmission;
import java.util.OptionalLong;

/**
 * A question whether the peer is alive (RFC 3706 §5.3), as long as it is not answered.
 *
 * @param number what the answer must repeat
 * @param until when the peer counts as gone, if that is a moment and not a number of tries
 */
public record Probe(long number, Retransmission retransmission, ImmutableList<OrderId> orders, OptionalLong until) {
    /** The peer is asked. */
    public static Probe begin(long number, Now now, Limits limits, ImmutableList<OrderId> orders, OptionalLong until) {
        Retransmission first = Retransmission.start(now, limits);
        return new Probe(number, until.isPresent() ? first.notBeyond(until.getAsLong()) : first, orders, until);
    }

    /** What {@code now} asks for. */
    public Retransmission.Step step(Now now, Limits limits) {
        return until.isPresent()
                ? retransmission.step(now, limits, until.getAsLong())
                : retransmission.step(now, limits);
    }

    /** It was asked once more. */
    public Probe with(Retransmission next) {
        return new Probe(number, next, orders, until);
    }
}
