package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * Whether the two ends may move, and where else the peer can be found (RFC 4555 §3.1, §3.4).
 *
 * @param agreed both have said that they support it
 * @param ours we began the first IKE SA between the two, so we decide which addresses are used (§3.5)
 * @param peers the peer's other addresses, as it has told; at most {@link #MOST_PEERS}
 * @param told our own other addresses, as we have told
 * @param movedBy the newest request that said that the peer has moved, {@code listedBy} the newest that told its addresses, by
 *            message ID; -1 for none. With a window, older ones may come later, and then mean nothing (§3.5, §3.6).
 * @param seenAs where the peer sees us, as the hash in NAT_DETECTION_DESTINATION_IP of its answer to our last update (§3.8); nothing
 *            while it has answered none under the SPIs in use, which are in the hash
 */
public record Mobility(boolean agreed, boolean ours, ImmutableList<IpAddress> peers, ImmutableSet<IpAddress> told,
        long movedBy,
        long listedBy, Optional<Bytes> seenAs) {
    /** More than a host of good will has. */
    public static final int MOST_PEERS = 16;

    /** Nobody moves. */
    public static final Mobility NONE = between(false, false);

    /** What two ends have agreed on that have not moved. */
    public static Mobility between(boolean agreed, boolean ours) {
        return new Mobility(agreed, ours, ImmutableList.of(), ImmutableSet.of(), -1, -1, Optional.empty());
    }

    /** The same with a peer that has these other addresses. */
    public Mobility with(ImmutableList<IpAddress> others) {
        return new Mobility(agreed, ours, others.stream().limit(MOST_PEERS).collect(ImmutableList.toImmutableList()),
                told, movedBy, listedBy, seenAs);
    }

    /** The same when these other addresses of ours are what the peer knows. */
    public Mobility telling(ImmutableList<IpAddress> own) {
        return new Mobility(agreed, ours, peers, ImmutableSet.copyOf(own), movedBy, listedBy, seenAs);
    }

    /** The peer has moved, says this request. */
    public Mobility moved(long messageId) {
        return new Mobility(agreed, ours, peers, told, messageId, listedBy, seenAs);
    }

    /** The peer has these other addresses, says this request; an older one than before tells nothing. */
    public Mobility listed(long messageId, ImmutableList<IpAddress> others) {
        return messageId > listedBy
                ? new Mobility(agreed, ours, peers, told, movedBy, messageId, seenAs).with(others)
                : this;
    }

    /** The peer sees us there, says its answer to our update. */
    public Mobility seen(Optional<Bytes> now) {
        return new Mobility(agreed, ours, peers, told, movedBy, listedBy, now);
    }

    /** The same for a rekeyed IKE SA, whose message IDs begin anew. */
    public Mobility anew() {
        return new Mobility(agreed, ours, peers, told, -1, -1, Optional.empty());
    }
}
