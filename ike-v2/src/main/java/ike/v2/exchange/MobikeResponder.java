package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/** MOBIKE, the side that follows (RFC 4555 §3.5, §3.7, §3.9). {@link MobikeInitiator} has the figure. */
final class MobikeResponder {
    private MobikeResponder() {
    }

    /** True when the peer says that it has moved, and may. */
    static boolean isUpdate(Established sa, Chain chain) {
        return sa.mobility().agreed() && !sa.mobility().ours()
                && chain.notify(NotifyType.Known.UPDATE_SA_ADDRESSES).isPresent();
    }

    /** Follows the peer to where its message came from. */
    static Established onUpdate(Turn turn, Established sa, IkeMessage message, Chain chain) {
        Path path = turn.arrival().orElse(sa.name().path());
        ImmutableList.Builder<Payload> answer = ImmutableList.builder();
        ReturnRoutability.asked(chain).ifPresent(answer::add);
        long id = message.header().messageId();
        if (id < sa.mobility().movedBy()) {
            // A newer one has overtaken it: the peer is elsewhere by now (§3.5).
            return Requests.reply(turn, sa, message, answer.addAll(NatNotices.make(turn, sa.name().connection(),
                    sa.name().spiI(), sa.name().spiR(), path)).build());
        }
        Optional<Refusal> refusal = unacceptable(sa, path);
        if (refusal.isPresent()) {
            return refuse(turn, sa, message, chain, refusal.get());
        }
        boolean stays = path.equals(sa.name().path());
        NatDetection nat = NatNotices.judge(turn, sa, chain, path);
        Established there = stays
                ? Hearing.judged(turn, sa, nat)
                : Hearing.moved(turn, sa, path, nat);
        Established moved = there.toBuilder().mobility(sa.mobility().moved(id)).build();
        answer.addAll(NatNotices.make(turn, sa.name().connection(), sa.name().spiI(), sa.name().spiR(), path));
        Established replied = Requests.reply(turn, moved, message, answer.build());
        // Whether the peer can be reached there, an answer from there shows (§3.7).
        return stays ? replied : ReturnRoutability.check(turn, replied);
    }

    /** What a request that allows no NAT meets when it has come through one (§3.9). */
    static Optional<Refusal> unexpectedNat(Chain chain, Path path) {
        return chain.notify(NotifyType.Known.NO_NATS_ALLOWED).filter(noNats -> !noNats.data().equals(seen(path)))
                .map(_ -> new Refusal.UnexpectedNatDetected("the peer allows no NAT, and its message came from "
                        + path.remote() + " to " + path.local()));
    }

    /** The same for a first request of IKE_AUTH. */
    static void checkNoNats(SaName name, Chain chain) throws Refused {
        Optional<Refusal> refusal = name.connection().mobike() ? unexpectedNat(chain, name.path()) : Optional.empty();
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
    }

    /** Answers a request of which nothing counts. */
    static Established refuse(Turn turn, Established sa, IkeMessage message, Chain chain, Refusal refusal) {
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()),
                turn.arrival().orElse(sa.name().path()), Notifications.failure(refusal)));
        return Requests.reply(turn, sa, message, ImmutableList.<Payload>builder()
                .addAll(ReturnRoutability.asked(chain).stream().toList()).add(Notifications.of(refusal)).build());
    }

    private static Optional<Refusal> unacceptable(Established sa, Path path) {
        boolean allowed = !ConnectionSearch.byPath(ImmutableList.of(sa.name().connection()), path).isEmpty();
        return allowed
                ? Optional.empty()
                : Optional.of(new Refusal.UnacceptableAddresses(
                        "the connection does not let its peer move to " + path.remote()));
    }

    /** Addresses and ports as NO_NATS_ALLOWED has them: source and destination, then their ports (§4.2.6). */
    private static Bytes seen(Path path) {
        return Bytes.concat(path.remote().address().octets(), path.local().address().octets(),
                Bytes.u16(path.remote().port()), Bytes.u16(path.local().port()));
    }
}
