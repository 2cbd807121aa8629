package ike.v2.eap;

import com.google.common.collect.ImmutableList;
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
 * A conversation seen by the authenticator (RFC 3748 §2): one request, one response, until a method has proved the peer
 * or has not.
 *
 * @param methods those that may still be proposed, in order
 * @param identity whom the method has to prove; the default until the peer has been asked
 * @param stage what the request before asked for
 * @param request that request, whose identifier the response must have
 */
public record EapAuthenticator(ImmutableList<EapMethod> methods, Bytes identity, Stage stage,
        EapMessage.Request request) implements SecretOwner {
    /** What was asked for last. */
    sealed interface Stage {
        /** The identity (§5.1). */
        record Identifying() implements Stage {
        }

        /** A method, which the peer may still turn down (§5.3.1). */
        record Proposed(AuthenticatorMethod method) implements Stage {
        }

        /** A further step of a method. */
        record Running(AuthenticatorMethod method) implements Stage {
        }
    }

    /** What a message leads to. */
    public sealed interface Step {
        /** Send the request that {@link EapAuthenticator#message} of {@code next} is. */
        record Ask(EapAuthenticator next) implements Step {
        }

        /** The peer has said who it is; go on with {@link EapAuthenticator#asking} what is asked of it. */
        record Identified(Bytes identity) implements Step {
        }

        /** Tell the peer of its success. The key, if there is one, is the one that the conversation owned. */
        record Succeeded(Bytes message, Bytes identity, Optional<Secret> msk) implements Step {
        }

        /** Have TLS take this; its answer goes to {@link EapAuthenticator#onTls} of {@code next}. */
        record Consult(EapAuthenticator next, Bytes records) implements Step {
        }

        /** Tell the peer of its failure; why, in words for our own people, and more lines on it. */
        record Failed(Bytes message, String why, String detail) implements Step {
        }
    }

    /**
     * Begins.
     *
     * @param methods those that may be proposed, best first, at least one
     * @param askIdentity whether the peer is asked who it is, or {@code identity} is taken as known
     */
    public static EapAuthenticator begin(ImmutableList<EapMethod> methods, boolean askIdentity, Bytes identity,
            Challenges challenges) {
        return askIdentity
                ? new EapAuthenticator(methods, identity, new Stage.Identifying(),
                        new EapMessage.Request(0, EapType.IDENTITY, Bytes.EMPTY))
                : propose(methods, identity, 0, challenges);
    }

    /** The request as it is sent. */
    public Bytes message() {
        return request.encode();
    }

    /** Proposes the first of these methods to a peer that has said that it is this. */
    public EapAuthenticator asking(ImmutableList<EapMethod> methods, Bytes identity, Challenges challenges) {
        return propose(methods, identity, next(), challenges);
    }

    /** Takes a message, whatever is in it. */
    public Step on(Bytes message, EapPasswords passwords, Challenges challenges) {
        if (message.length() > (methods.contains(EapMethod.TLS)
                ? EapLimits.TLS_MESSAGE_LENGTH
                : EapLimits.MESSAGE_LENGTH)) {
            return fail("an EAP message of " + message.length() + " octets");
        }
        return switch (EapMessage.decode(message)) {
            case Decoded.Bad(var why) -> fail(why.describe());
            case Decoded.Ok(EapMessage.Response response) when response.identifier() == request.identifier() ->
                onResponse(response, passwords, challenges);
            case Decoded.Ok(EapMessage.Response _) -> fail("an EAP response to another request");
            case Decoded.Ok(EapMessage _) -> fail("something else than an EAP response");
        };
    }

    private Step onResponse(EapMessage.Response response, EapPasswords passwords, Challenges challenges) {
        if (response.type() == EapType.NAK) {
            return onNak(response.data(), challenges);
        }
        if (response.type() != request.type()) {
            return fail("an EAP response of type " + response.type() + " where "
                    + request.type() + " was asked for");
        }
        return switch (stage) {
            case Stage.Identifying() when response.data().length() > EapLimits.NAME_LENGTH ->
                fail("an EAP identity of " + response.data().length() + " octets");
            case Stage.Identifying() -> new Step.Identified(response.data());
            case Stage.Proposed(var method) -> onMethod(method, response, passwords);
            case Stage.Running(var method) -> onMethod(method, response, passwords);
        };
    }

    /** The peer wants another method: of those that are left, the first that it names (§5.3.1). */
    private Step onNak(Bytes wanted, Challenges challenges) {
        if (!(stage instanceof Stage.Proposed)) {
            return fail("the peer turns down what is no proposal");
        }
        ImmutableList<EapMethod> left = methods.subList(1, methods.size());
        ImmutableList<EapMethod> both = left.stream().filter(method -> names(wanted, method))
                .collect(ImmutableList.toImmutableList());
        return both.isEmpty()
                ? fail("the peer accepts none of our EAP methods")
                : new Step.Ask(propose(both, identity, next(), challenges));
    }

    private static boolean names(Bytes wanted, EapMethod method) {
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.u8(i) == method.type()) {
                return true;
            }
        }
        return false;
    }

    private Step onMethod(AuthenticatorMethod method, EapMessage.Response response, EapPasswords passwords) {
        return after(method.on(request.identifier(), response.data(), identity, passwords));
    }

    /** Takes the answer of TLS. */
    public Step onTls(TlsStep step) {
        return stage instanceof Stage.Running(var method)
                ? after(method.onTls(step))
                : fail("TLS answers what nobody has asked");
    }

    private Step after(AuthenticatorMethod.Step step) {
        return switch (step) {
            case AuthenticatorMethod.Step.Ask(var further, Bytes data) ->
                new Step.Ask(new EapAuthenticator(methods, identity, new Stage.Running(further),
                        new EapMessage.Request(next(), request.type(), data)));
            case AuthenticatorMethod.Step.Consult(var further, Bytes records) -> new Step.Consult(
                    new EapAuthenticator(methods, identity, new Stage.Running(further), request), records);
            case AuthenticatorMethod.Step.Proved(var msk) ->
                new Step.Succeeded(new EapMessage.Success(request.identifier()).encode(), identity, msk);
            case AuthenticatorMethod.Step.Refuse(String why, String detail) ->
                new Step.Failed(new EapMessage.Failure(request.identifier()).encode(), why, detail);
        };
    }

    /** Why we have ended the method, where the peer has only been told that we did. */
    public Optional<String> complaint() {
        return stage instanceof Stage.Running(TlsAuthenticator(TlsStage.Broken(String why, _), _))
                ? Optional.of(why)
                : Optional.empty();
    }

    private static EapAuthenticator propose(ImmutableList<EapMethod> methods, Bytes identity, int identifier,
            Challenges challenges) {
        EapMethod first = methods.getFirst();
        AuthenticatorMethod.Begun begun = AuthenticatorMethod.begin(first, challenges);
        return new EapAuthenticator(methods, identity, new Stage.Proposed(begun.method()),
                new EapMessage.Request(identifier, first.type(), begun.data()));
    }

    private Step fail(String why) {
        return new Step.Failed(new EapMessage.Failure(request.identifier()).encode(), why, "");
    }

    private int next() {
        return request.identifier() + 1 & 0xff;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        switch (stage) {
            case Stage.Identifying() -> {
            }
            case Stage.Proposed(var method) -> method.eachSecret(visitor);
            case Stage.Running(var method) -> method.eachSecret(visitor);
        }
    }
}
