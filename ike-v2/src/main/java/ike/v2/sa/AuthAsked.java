package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.v2.message.Refusal;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The responder has a request of IKE_AUTH in hand and asks the outside: first what the signature in it is worth, then
 * for a signature of ours (RFC 7296 §2.15). Half-open. The question's number is that of the SA.
 *
 * @param opened what is known since IKE_SA_INIT
 * @param name with the connection that the identities have chosen
 * @param stage which of the two it is
 * @param extra what else our answer tells
 */
public record AuthAsked(InitAnswered opened, SaName name, AuthClaim claim, Stage stage,
        ImmutableList<Payload> extra) implements IkeSa {
    /** What is asked. */
    public sealed interface Stage {
        /**
         * Is the peer's signature good, and its key to be believed?
         *
         * @param denials why connections that were tried before do not let it in
         */
        record Judging(ImmutableList<Denial> denials) implements Stage {
        }

        /**
         * Which signature is ours?
         *
         * @param peer who the peer has proved to be; nothing if it is to be asked by EAP afterwards
         */
        record Signing(Optional<PeerAuthenticated> peer) implements Stage {
        }
    }

    /**
     * Why a connection does not let a peer in.
     *
     * @param flaws how many reasons there are
     */
    public record Denial(String connection, Refusal refusal, int flaws) {
    }

    /** The same at another stage. */
    public AuthAsked at(Stage next) {
        return new AuthAsked(opened, name, claim, next, extra);
    }

    @Override
    public OptionalLong deadline() {
        return opened.deadline();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        opened.eachSecret(visitor);
    }
}
