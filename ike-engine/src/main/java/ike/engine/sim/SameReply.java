package ike.engine.sim;

import ike.engine.Effect;
import ike.engine.Input;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that comes again gets the same octets back, or none (RFC 7296 §2.1). Answers without a responder SPI (COOKIE,
 * INVALID_KE_PAYLOAD, §2.6) and answers in the clear after IKE_SA_INIT (INVALID_IKE_SPI, §1.5) come from responders that
 * remember nothing, and an IKE_SA_INIT may begin anew once the SA of its first copy is gone.
 */
public final class SameReply implements Invariant {
    private final Map<Request, Bytes> replies = new LinkedHashMap<>();

    private record Request(String host, String peer, Bytes octets) {
    }

    @Override
    public Optional<String> violation(Host host, Step step) {
        return step.input() instanceof Input.Datagram datagram
                ? MessageOutline.of(datagram.octets()).filter(request -> !request.isResponse())
                        .flatMap(request -> violation(host, step, datagram, request))
                : Optional.empty();
    }

    private Optional<String> violation(Host host, Step step, Input.Datagram datagram, MessageOutline outline) {
        boolean initial = outline.exchange() == MessageOutline.IKE_SA_INIT;
        Request request = new Request(host.name(), initial ? datagram.path().remote().toString() : "",
                datagram.octets());
        Optional<Bytes> reply = step.effects().stream().flatMap(effect -> reply(effect, outline).stream()).findFirst();
        Optional<Bytes> before = Optional.ofNullable(replies.get(request));
        reply.ifPresent(octets -> replies.put(request, octets));
        boolean same = reply.isEmpty() || before.isEmpty() || reply.equals(before);
        return same || (initial && !isAlive(host, before.orElseThrow()))
                ? Optional.empty()
                : Optional.of("a request that came again was answered otherwise: " + datagram.octets() + " by "
                        + before.orElseThrow() + " and by " + reply.orElseThrow());
    }

    private static Optional<Bytes> reply(Effect effect, MessageOutline request) {
        return effect instanceof Effect.Send(var _, Bytes octets)
                && MessageOutline.of(octets).filter(reply -> reply.answers(request) && !isStateless(reply)).isPresent()
                        ? Optional.of(octets)
                        : Optional.empty();
    }

    private static boolean isStateless(MessageOutline reply) {
        boolean inTheClear = reply.exchange() != MessageOutline.IKE_SA_INIT && reply.iv().isEmpty();
        return inTheClear || IkeSpi.of(reply.responderSpi()).isZero();
    }

    private static boolean isAlive(Host host, Bytes reply) {
        IkeSpi responder = IkeSpi.of(MessageOutline.of(reply).orElseThrow().responderSpi());
        return host.view().ikeSas().stream().anyMatch(sa -> sa.responderSpi().equals(responder));
    }
}
