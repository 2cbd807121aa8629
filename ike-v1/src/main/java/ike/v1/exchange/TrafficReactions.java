package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.TrafficEvent;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import java.util.OptionalLong;

/** What the datapath's news mean to the ISAKMP SA of a child (RFC 2407 §4.5.4, RFC 3706 §5.4, RFC 3947 §7). */
public final class TrafficReactions {
    private TrafficReactions() {
    }

    /** The child that the news are about, if they are for us to react to. */
    public static OptionalLong child(TrafficEvent event) {
        return switch (event) {
            case TrafficEvent.FirstInbound(long child) -> OptionalLong.of(child);
            case TrafficEvent.LastUse(long child) -> OptionalLong.of(child);
            case TrafficEvent.SoftLimit(long child) -> OptionalLong.of(child);
            case TrafficEvent.HardLimit(long child) -> OptionalLong.of(child);
            case TrafficEvent.PeerMoved(long child, var _) -> OptionalLong.of(child);
            case TrafficEvent.SelectorViolation _,TrafficEvent.UnknownSpi _,TrafficEvent.Acquire _ ->
                OptionalLong.empty();
        };
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
