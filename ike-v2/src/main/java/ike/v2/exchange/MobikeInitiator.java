package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Mobility;
import ike.v2.sa.Pending;
import ike.v2.sa.Task;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * MOBIKE, the side that began the IKE SA and therefore decides which addresses are used (RFC 4555 §3.5).
 *
 * <pre>{@code
 * HDR, SK {N(UPDATE_SA_ADDRESSES), N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP)}  -->
 *                    <--  HDR, SK {N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP)}
 *                    <--  HDR, SK {N(UNACCEPTABLE_ADDRESSES)}
 * }</pre>
 */
final class MobikeInitiator {
    private MobikeInitiator() {
    }

    /** What IKE_AUTH says about it, on either side (§3.1). */
    static Optional<NotifyPayload> offer(Connection connection) {
        return connection.mobike()
                ? Optional.of(NotifyPayload.of(NotifyType.Known.MOBIKE_SUPPORTED))
                : Optional.empty();
    }

    /** What the two sides have agreed on, by the peer's message. */
    static Mobility agreed(Connection connection, Chain theirs, boolean ours) {
        boolean both = connection.mobike() && theirs.notify(NotifyType.Known.MOBIKE_SUPPORTED).isPresent();
        return new Mobility(both, ours);
    }

    /** The SA when an address of ours is gone: it moves to another one that its connection allows, if there is one. */
    static Established onLost(Turn turn, Established sa, ImmutableSet<IpAddress> usable) {
        Path path = sa.name().path();
        Optional<Path> next = usable.stream().filter(address -> address.isV4() == path.remote().address().isV4())
                .map(address -> new Path(path.transport(), new TransportAddress(address, path.local().port()),
                        path.remote()))
                .filter(candidate -> !ConnectionSearch
                        .byPath(ImmutableList.of(sa.name().connection()), candidate).isEmpty())
                .findFirst();
        if (!sa.mobility().agreed() || !sa.mobility().ours() || next.isEmpty()) {
            return sa;
        }
        Established moved = Hearing.moved(turn, sa, next.get());
        // What waits for its answer goes on from the new address (§3.5).
        moved.window().inFlight().ifPresent(request -> turn.send(next.get(), request.datagrams()));
        boolean stays = moved.isLive() || moved.stage() == Established.Stage.RIVAL;
        return stays
                ? moved.with(moved.tasks().first(new Task.UpdateAddresses(ImmutableList.of()), turn.now()))
                : moved;
    }

    /** Tells the peer. */
    static Established update(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        ImmutableList<NotifyPayload> payloads = ImmutableList.<NotifyPayload>builder()
                .add(NotifyPayload.of(NotifyType.Known.UPDATE_SA_ADDRESSES)).addAll(NatNotices.make(turn,
                        sa.name().connection(), sa.name().spiI(), sa.name().spiR(), sa.name().path()))
                .build();
        return Requests.send(turn, sa, ExchangeType.Known.INFORMATIONAL, payloads,
                new Pending.UpdateAddresses(orders));
    }

    /** The peer has followed, or refuses. */
    static Established onAnswer(Turn turn, Established sa, Pending.UpdateAddresses pending, Chain chain) {
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    PeerRefusal.of(error.get(), ImmutableList.of())));
            return sa;
        }
        turn.answer(pending.orders(), new Event.OrderDone("the peer knows our address"));
        return sa.toBuilder().nat(NatNotices.judge(sa.name(), chain, sa.name().path())).build();
    }
}
