package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/**
 * Whether the two ends may move, and where else the peer can be found (RFC 4555 §3.1, §3.4).
 *
 * @param agreed both have said that they support it
 * @param ours we began the first IKE SA between the two, so we decide which addresses are used (§3.5)
 * @param peers the peer's other addresses, as it has told; at most {@link #MOST_PEERS}
 */
public record Mobility(boolean agreed, boolean ours, ImmutableList<IpAddress> peers) {
    /** More than a host of good will has. */
    public static final int MOST_PEERS = 16;

    /** Nobody moves. */
    public static final Mobility NONE = new Mobility(false, false, ImmutableList.of());

    /** The same with a peer that has these other addresses. */
    public Mobility with(ImmutableList<IpAddress> others) {
        return new Mobility(agreed, ours, others.stream().limit(MOST_PEERS).collect(ImmutableList.toImmutableList()));
    }
}
