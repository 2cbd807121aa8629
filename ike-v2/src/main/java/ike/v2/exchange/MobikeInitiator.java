package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Mobility;
import ike.v2.sa.Pending;
import ike.v2.sa.SaName;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * MOBIKE, the side that began the IKE SA and therefore decides which addresses are used (RFC 4555 §3.5).
 *
 * <pre>{@code
 * HDR, SK {N(UPDATE_SA_ADDRESSES), N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP), [N(ADDITIONAL_...)+,] N(COOKIE2)}  -->
 *                    <--  HDR, SK {N(COOKIE2), N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP)}
 *                    <--  HDR, SK {N(COOKIE2), N(UNACCEPTABLE_ADDRESSES)}
 * }</pre>
 */
final class MobikeInitiator {
    private MobikeInitiator() {
    }

    /** What IKE_AUTH says about it, on either side (§3.1, §3.4). */
    static ImmutableList<NotifyPayload> offer(Turn turn, SaName name) {
        return name.connection().mobike()
                ? ImmutableList.<NotifyPayload>builder().add(NotifyPayload.of(NotifyType.Known.MOBIKE_SUPPORTED))
                        .addAll(AdditionalAddresses.offer(turn, name.connection(), name.path())).build()
                : ImmutableList.of();
    }

    /** What the two sides have agreed on, by the peer's message. */
    static Mobility agreed(Turn turn, SaName name, Chain theirs, boolean ours) {
        boolean both = name.connection().mobike() && theirs.notify(NotifyType.Known.MOBIKE_SUPPORTED).isPresent();
        return both
                ? Mobility.between(true, ours).with(AdditionalAddresses.told(theirs).orElse(ImmutableList.of()))
                        .telling(AdditionalAddresses.own(turn, name.connection(), name.path()))
                : Mobility.between(false, ours);
    }

    /**
     * The SA when its address of ours is gone: it moves to another one that its connection allows, if there is one. Who does not
     * decide tells its new addresses from there (§3.6), so that who does can follow.
     */
    static Established onLost(Turn turn, Established sa) {
        IpAddress lost = sa.name().path().local().address();
        return AdditionalAddresses.others(turn, sa).stream().filter(path -> !path.local().address().equals(lost))
                .findFirst().filter(_ -> sa.mobility().agreed()).map(path -> move(turn, sa, path)).orElse(sa);
    }

    /** The SA when the peer has told its addresses, and the one in use is not among them: it moves to where that came from (§3.5). */
    static Established onListed(Turn turn, Established sa, long messageId, Chain chain) {
        Path current = sa.name().path();
        Optional<ImmutableList<IpAddress>> listed = AdditionalAddresses.told(chain)
                .filter(_ -> sa.mobility().listedBy() == messageId);
        Optional<Path> there = turn.arrival()
                .filter(path -> !path.remote().address().equals(current.remote().address()))
                .map(path -> new Path(current.transport(), current.local(), path.remote()));
        boolean gone = listed.isPresent() && !listed.get().contains(current.remote().address());
        return there.isPresent() && gone && decides(sa) ? move(turn, sa, there.get()) : sa;
    }

    /** The SA when the way in use seems to be dead: its request goes on along another one (§3.8). */
    static Optional<Established> onSilence(Turn turn, Established sa) {
        return AdditionalAddresses.others(turn, sa).stream().findFirst()
                .filter(path -> decides(sa) && !path.equals(sa.name().path())).map(path -> move(turn, sa, path));
    }

    /** The SA when the peer sees us elsewhere than we knew: a NAT has changed its mapping, and the peer is told to follow (§3.8). */
    static Established onSeen(Turn turn, Established sa, Chain chain) {
        Optional<Bytes> seen = NatNotices.seen(chain);
        boolean elsewhere = seen.isPresent() && !seen.equals(sa.mobility().seenAs());
        return decides(sa) && sa.nat().localBehindNat() && elsewhere ? toUpdate(turn, sa) : sa;
    }

    private static boolean decides(Established sa) {
        return sa.mobility().agreed() && sa.mobility().ours();
    }

    private static Established move(Turn turn, Established sa, Path path) {
        Established moved = Hearing.moved(turn, sa, path, sa.nat());
        return decides(sa) ? toUpdate(turn, moved) : AdditionalAddresses.toTell(turn, moved);
    }

    private static Established toUpdate(Turn turn, Established sa) {
        boolean stays = sa.isLive() || sa.stage() == Established.Stage.RIVAL;
        return stays && !isToUpdate(sa)
                ? sa.with(sa.tasks().first(new Task.UpdateAddresses(ImmutableList.of()), turn.now()))
                : sa;
    }

    private static boolean isToUpdate(Established sa) {
        return sa.tasks().has(Task.UpdateAddresses.class::isInstance);
    }

    /** Tells the peer. */
    static Established update(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        Bytes cookie = ReturnRoutability.draw(turn);
        ImmutableList<NotifyPayload> payloads = ImmutableList.<NotifyPayload>builder()
                .add(NotifyPayload.of(NotifyType.Known.UPDATE_SA_ADDRESSES)).addAll(NatNotices.make(turn,
                        sa.name().connection(), sa.name().spiI(), sa.name().spiR(), sa.name().path()))
                .addAll(AdditionalAddresses.areNews(turn, sa)
                        ? AdditionalAddresses.news(turn, sa)
                        : ImmutableList.of())
                .add(ReturnRoutability.payload(cookie)).build();
        return Requests.send(turn, AdditionalAddresses.informed(turn, sa), ExchangeType.Known.INFORMATIONAL, payloads,
                new Pending.UpdateAddresses(cookie, sa.routability().moves(), orders));
    }

    /** The peer has followed, or refuses. */
    static Established onAnswer(Turn turn, Established sa, Pending.UpdateAddresses pending, Chain chain) {
        Optional<Established> broken = ReturnRoutability.broken(turn, sa, pending.cookie(), chain, pending.orders());
        if (broken.isPresent()) {
            return broken.get();
        }
        if (isToUpdate(sa)) {
            // We have moved again, and the next answer will tell what counts (§3.5).
            turn.answer(pending.orders(), new Event.OrderDone("we have moved again"));
            return sa;
        }
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    PeerRefusal.of(error.get(), ImmutableList.of())));
            return sa;
        }
        turn.answer(pending.orders(), new Event.OrderDone("the peer knows our address"));
        Established known = ReturnRoutability.proved(turn, sa, pending.moves()).toBuilder()
                .mobility(sa.mobility().seen(NatNotices.seen(chain))).build();
        return Hearing.judged(turn, known, NatNotices.judge(turn, known, chain, sa.name().path()));
    }
}
