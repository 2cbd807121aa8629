package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * The policy of a child that comes up with its first packet (RFC 4301 §5.1), as an observer sees it.
 *
 * @param policy the number of the {@link Policy}
 * @param local the selectors of our side, {@code remote} those of the other
 * @param anyPeer whoever a packet is for is the peer
 */
public record TrapView(long policy, String connection, String child, IpsecMode mode,
        ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, boolean anyPeer) {
}
