package ike.v2.eap;

import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.tls.TlsStep;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.eap.EapType;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A conversation seen by the peer (RFC 3748 §2): it answers what it is asked, with one method, and believes in success
 * only after that method has run to its end.
 *
 * @param allowed the methods that it takes part in; another one is answered by a Nak
 * @param requests how many have come
 * @param method the one that has begun; after that there is no other one, and no question for the identity (§2.1)
 * @param asked the identifier of the request that waits for TLS
 */
public record EapPeer(ImmutableSet<EapMethod> allowed, int requests, Optional<PeerMethod> method,
        int asked) implements SecretOwner {
    /** A conversation in which nothing was said yet. */
    public static EapPeer begin(ImmutableSet<EapMethod> allowed) {
        return new EapPeer(allowed, 0, Optional.empty(), 0);
    }

    /** What a message leads to. */
    public sealed interface Step {
        /** Answer, and go on from {@code next}. */
        record Respond(EapPeer next, Bytes message) implements Step {
        }

        /** The authenticator is content. The key, if the method gives one, is the one that the conversation owned. */
        record Done(Optional<Secret> msk) implements Step {
        }

        /** The authenticator has said no, and why, in words for people; {@code detail} are more lines on it. */
        record Refused(String why, String detail) implements Step {
        }

        /** Have TLS take this; its answer goes to {@link EapPeer#onTls} of {@code next}. */
        record Consult(EapPeer next, Bytes records) implements Step {
        }

        /** We end the conversation, for a reason in words for people; {@code detail} are more lines on it. */
        record Failed(String why, String detail) implements Step {
            Failed(String why) {
                this(why, "");
            }
        }
    }

    /** Takes a message, whatever is in it. */
    public Step on(Bytes message, EapAccount account, Challenges challenges) {
        if (message.length() > (allowed.contains(EapMethod.TLS)
                ? EapLimits.TLS_MESSAGE_LENGTH
                : EapLimits.MESSAGE_LENGTH)) {
            return new Step.Failed("an EAP message of " + message.length() + " octets");
        }
        return switch (EapMessage.decode(message)) {
            case Decoded.Bad(var why) -> new Step.Failed(why.describe());
            case Decoded.Ok(EapMessage packet) -> on(packet, account, challenges);
        };
    }

    private Step on(EapMessage packet, EapAccount account, Challenges challenges) {
        return switch (packet) {
            case EapMessage.Request _ when requests == most() ->
                new Step.Failed("EAP takes more than " + most() + " requests");
            case EapMessage.Request request -> onRequest(request, account, challenges);
            case EapMessage.Response _ -> new Step.Failed("an EAP response where a request belongs");
            case EapMessage.Success _ -> onSuccess();
            case EapMessage.Failure _ -> method.map(PeerMethod::onFailure)
                    .orElseGet(() -> new Step.Refused("the authenticator refused before any method began", ""));
        };
    }

    private int most() {
        return method.filter(TlsPeer.class::isInstance).isPresent() ? EapLimits.TLS_REQUESTS : EapLimits.REQUESTS;
    }

    private Step onSuccess() {
        if (method.isPresent() && method.get().onSuccess() instanceof PeerMethod.Verdict.Finished(var msk)) {
            return new Step.Done(msk);
        }
        return new Step.Failed("success is claimed before the method has come to its end");
    }

    private Step onRequest(EapMessage.Request request, EapAccount account, Challenges challenges) {
        return switch (request.type()) {
            case EapType.IDENTITY -> method.isEmpty()
                    ? respond(request, account.identity(), method)
                    : new Step.Failed("the identity is asked for after the method began");
            case EapType.NOTIFICATION -> respond(request, Bytes.EMPTY, method);
            case EapType.NAK -> new Step.Failed("a Nak is no request");
            default -> onMethod(request, account, challenges);
        };
    }

    private Step onMethod(EapMessage.Request request, EapAccount account, Challenges challenges) {
        Optional<EapMethod> asked = EapMethod.of(request.type()).filter(allowed::contains);
        if (method.isPresent() && !asked.equals(method.map(PeerMethod::method))) {
            return new Step.Failed("another method is asked for after " + method.get().method().label() + " began");
        }
        if (asked.isEmpty()) {
            return respond(new EapMessage.Response(request.identifier(), EapType.NAK, wanted()), method);
        }
        PeerMethod running = method.orElseGet(() -> PeerMethod.of(asked.get()));
        return after(request.identifier(), running.on(request.identifier(), request.data(), account, challenges));
    }

    /** Takes the answer of TLS. */
    public Step onTls(TlsStep step) {
        return after(asked, method.orElseThrow().onTls(step));
    }

    private Step after(int identifier, PeerMethod.Step step) {
        return switch (step) {
            case PeerMethod.Step.Respond(PeerMethod next, Bytes data) ->
                respond(new EapMessage.Response(identifier, next.method().type(), data), Optional.of(next));
            case PeerMethod.Step.Consult(PeerMethod next, Bytes records) ->
                new Step.Consult(new EapPeer(allowed, requests, Optional.of(next), identifier), records);
            case PeerMethod.Step.Fail(String why, String detail) -> new Step.Failed(why, detail);
        };
    }

    /** The types that would do instead, or 0 for none (§5.3.1). */
    private Bytes wanted() {
        return allowed.isEmpty()
                ? Bytes.of(0)
                : Bytes.of(allowed.stream().mapToInt(candidate -> candidate.type()).toArray());
    }

    private Step respond(EapMessage.Request request, Bytes data, Optional<PeerMethod> next) {
        return respond(new EapMessage.Response(request.identifier(), request.type(), data), next);
    }

    private Step respond(EapMessage.Response response, Optional<PeerMethod> next) {
        return new Step.Respond(new EapPeer(allowed, requests + 1, next, asked), response.encode());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        method.ifPresent(running -> running.eachSecret(visitor));
    }
}
