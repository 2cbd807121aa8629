package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.v2.message.Chain;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.Payload;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The peer has proved who it is and asks for addresses (RFC 7296 §2.19); the outside has been asked which, and our answer
 * waits for it. The question's number is that of the SA.
 *
 * @param opened what is known since IKE_SA_INIT
 * @param name with the connection that the identities have chosen
 * @param request the request that will be answered
 * @param wish the child and the configuration that the peer asks for
 * @param first what the answer begins with
 */
public record LeaseAsked(InitAnswered opened, SaName name, PeerAuthenticated peer, IkeMessage request, Chain wish,
        ImmutableList<Payload> first) implements IkeSa {
    @Override
    public OptionalLong deadline() {
        return opened.deadline();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        opened.eachSecret(visitor);
    }
}
