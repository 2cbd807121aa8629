package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Path;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Redirects;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/** The original responder sends its peers to another gateway, if they have said that they will go (RFC 5685 §3, §5). */
final class RedirectResponder {
    private RedirectResponder() {
    }

    /** What the initiator says of it in its first message. */
    static Redirects heard(IkeMessage request) {
        boolean willing = request.notify(NotifyType.Known.REDIRECT_SUPPORTED).isPresent()
                || request.notify(NotifyType.Known.REDIRECTED_FROM).isPresent();
        return willing ? Redirects.WILLING : Redirects.NONE;
    }

    /** The answer to a first message where everybody shall go elsewhere; nobody is sent back to where he comes from. */
    static Optional<NotifyPayload> elsewhere(Turn turn, IkeMessage request, Path path) {
        Optional<Bytes> nonce = request.first(NoncePayload.class).map(NoncePayload::nonce);
        return turn.environment().habits().redirectTo()
                .filter(gateway -> heard(request).willing() && nonce.isPresent()
                        && !gateway.equals(path.local().address()) && !comesFrom(request, gateway))
                .map(gateway -> new Gateway(gateway, nonce.orElseThrow()).in(NotifyType.Known.REDIRECT));
    }

    private static boolean comesFrom(IkeMessage request, IpAddress gateway) {
        Optional<NotifyPayload> from = request.notify(NotifyType.Known.REDIRECTED_FROM);
        try {
            return from.isPresent() && Gateway.read(from.get()).address().equals(gateway);
        } catch (Refused _) {
            return false;
        }
    }

    /** Sends the peer of an IKE SA away, which deletes it when it has a new one. */
    static Established send(Turn turn, Established sa, Task.Redirect task) {
        if (!sa.name().redirects().willing() || sa.mobility().ours()) {
            turn.answer(task.orders(), new Event.OrderFailed(
                    "the peer has not begun the IKE_SA, or has not said that it can be redirected (RFC 5685)"));
            return sa;
        }
        return Requests.send(turn, sa, ExchangeType.Known.INFORMATIONAL,
                ImmutableList.of(new Gateway(task.gateway(), Bytes.EMPTY).in(NotifyType.Known.REDIRECT)),
                new Pending.Redirect(task.orders()));
    }

    /** The peer knows. */
    static Established onAnswer(Turn turn, Established sa, Pending.Redirect pending) {
        turn.answer(pending.orders(), new Event.OrderDone("the peer is told to go elsewhere"));
        return sa;
    }
}
