package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.TrafficEvent;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/** What the datapath's news mean to the IKE SA of a child (RFC 7296 §2.4, §2.8). */
public final class TrafficReactions {
    private TrafficReactions() {
    }

    /** The SA after the news. */
    public static Established react(Turn turn, Established sa, long id, TrafficEvent event) {
        Optional<ChildSa> found = sa.children().find(id);
        if (found.isEmpty()) {
            return sa;
        }
        ChildSa child = found.get();
        return switch (event) {
            case TrafficEvent.FirstInbound _ -> ChildRemoval.activate(turn, sa, child);
            case TrafficEvent.LastUse _ -> Hearing.used(turn, sa);
            case TrafficEvent.SoftLimit _ ->
                child.isLive() ? begin(turn, sa, new Task.RekeyChild(id, ImmutableList.of())) : sa;
            case TrafficEvent.HardLimit _ ->
                begin(turn, sa, new Task.DeleteChild(id, "its limit of traffic is reached", ImmutableList.of()));
            case TrafficEvent.PeerMoved(var _, var remote) -> Hearing.from(turn, sa, remote);
            case TrafficEvent.SelectorViolation(var _, var _, var _, var start) -> complain(turn, sa, child, start);
            case TrafficEvent.UnknownSpi _,TrafficEvent.Acquire _ -> sa;
        };
    }

    /** Once at a time: what else the peer sends wrongly meanwhile is no news to it. */
    private static Established complain(Turn turn, Established sa, ChildSa child, Bytes start) {
        NotifyPayload complaint = new NotifyPayload(child.protocol().id(),
                Bytes.u32(Integer.toUnsignedLong(child.inboundSpi())), NotifyType.Known.INVALID_SELECTORS, start);
        return child.isLive() ? TaskRunner.next(turn, InformationalInitiator.toTell(turn, sa, complaint)) : sa;
    }

    private static Established begin(Turn turn, Established sa, Task task) {
        return sa.tasks().has(task::equals) ? sa : TaskRunner.next(turn, sa.with(sa.tasks().plus(task, turn.now())));
    }
}
