package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.TrafficEvent;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;

/** What the datapath's news mean to the ISAKMP SA of a child (RFC 2407 §4.5.4, RFC 3706 §5.4, RFC 3947 §7). */
public final class TrafficReactions {
    private TrafficReactions() {
    }

    /** The SA after the news. */
    public static Established react(Turn turn, Established sa, long id, TrafficEvent event) {
        ChildSa child = sa.children().get(id);
        return switch (event) {
            case TrafficEvent.FirstInbound _ -> Timers.onFirstInbound(turn, sa, id);
            case TrafficEvent.LastUse _ -> Hearing.used(turn, sa);
            case TrafficEvent.PeerMoved(var _, var remote) -> Hearing.moved(turn, sa, remote);
            case TrafficEvent.SoftLimit _ when child != null && !child.replaced() ->
                Timers.rekey(turn, sa, child, ImmutableList.of());
            case TrafficEvent.HardLimit _ when child != null ->
                Children.deleted(turn, sa, child, "its limit of traffic is reached");
            default -> sa;
        };
    }
}
