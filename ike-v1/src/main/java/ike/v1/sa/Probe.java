package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.OrderId;
import ike.engine.Retransmission;

/**
 * A question whether the peer is alive (RFC 3706 §5.3), as long as it is not answered.
 *
 * @param number what the answer must repeat
 */
public record Probe(long number, Retransmission retransmission, ImmutableList<OrderId> orders) {
}
