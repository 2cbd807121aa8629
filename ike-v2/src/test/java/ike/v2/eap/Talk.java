package ike.v2.eap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** A peer and an authenticator that talk to each other, step by step. */
final class Talk {
    static final Bytes ALICE = Bytes.utf8("alice");
    static final Secret RIGHT = Secret.copyOf(Bytes.utf8("correct horse"));
    static final Secret WRONG = Secret.copyOf(Bytes.utf8("incorrect horse"));
    static final Challenges CHALLENGES = length -> {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) 0x5a);
        return Bytes.owning(octets);
    };
    static final EapPasswords USERS = name -> Optional.of(RIGHT).filter(_ -> name.equals(ALICE));

    final EapAccount account;
    EapPeer peer;
    EapAuthenticator authenticator;
    /** What is on the way to the peer. */
    Bytes message;
    Optional<EapPeer.Step> peerEnd = Optional.empty();
    Optional<EapAuthenticator.Step> authenticatorEnd = Optional.empty();

    Talk(ImmutableSet<EapMethod> allowed, ImmutableList<EapMethod> proposed, boolean askIdentity, EapAccount account) {
        this.account = account;
        peer = EapPeer.begin(allowed);
        authenticator = EapAuthenticator.begin(proposed, askIdentity, ALICE, CHALLENGES);
        message = authenticator.message();
    }

    /** One that succeeds with one method. */
    static Talk of(EapMethod method) {
        return new Talk(ImmutableSet.of(method), ImmutableList.of(method), true,
                new EapAccount(ALICE, Optional.of(RIGHT)));
    }

    /** Until one of them has enough. */
    Talk run() {
        while (step()) {
            if (peer.requests() > 2 * EapLimits.REQUESTS) {
                throw new AssertionError("they never come to an end");
            }
        }
        return this;
    }

    /** One message there and one back; false at the end. */
    boolean step() {
        return switch (peer.on(message, account, CHALLENGES)) {
            case EapPeer.Step.Respond(EapPeer next, Bytes answer) -> {
                peer = next;
                listen(answer);
                yield true;
            }
            case EapPeer.Step end -> {
                peerEnd = Optional.of(end);
                yield false;
            }
        };
    }

    private void listen(Bytes answer) {
        EapAuthenticator.Step step = authenticator.on(answer, USERS, CHALLENGES);
        switch (step) {
            case EapAuthenticator.Step.Ask(EapAuthenticator next) -> ask(next);
            case EapAuthenticator.Step.Identified(Bytes identity) ->
                ask(authenticator.asking(authenticator.methods(), identity, CHALLENGES));
            case EapAuthenticator.Step.Consult _ -> throw new AssertionError("there is no TLS here");
            case EapAuthenticator.Step.Succeeded(Bytes success, _, _) -> {
                authenticatorEnd = Optional.of(step);
                message = success;
            }
            case EapAuthenticator.Step.Failed(Bytes failure, _, _) -> {
                authenticatorEnd = Optional.of(step);
                message = failure;
            }
        }
    }

    private void ask(EapAuthenticator next) {
        authenticator = next;
        message = next.message();
    }
}
