package ike.v2.sa;

import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The responder has answered IKE_SA_INIT and waits for IKE_AUTH (RFC 7296 §1.2). Half-open: the peer has proved nothing
 * yet.
 *
 * @param initRequest the first message as received; {@code initResponse} our answer. AUTH will cover both (§2.15)
 * @param expiresAt when we stop waiting
 * @param fragments those of the IKE_AUTH request, while some are missing
 */
public record InitAnswered(SaName name, Session session, Bytes ni, Bytes nr, Bytes initRequest, Bytes initResponse,
        NatDetection nat, long expiresAt, Reassembly fragments) implements IkeSa {
    /** The same with other keys. */
    public InitAnswered with(Session other) {
        return new InitAnswered(name, other, ni, nr, initRequest, initResponse, nat, expiresAt, fragments);
    }

    /** The same with other fragments of IKE_AUTH. */
    public InitAnswered withFragments(Reassembly other) {
        return new InitAnswered(name, session, ni, nr, initRequest, initResponse, nat, expiresAt, other);
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(expiresAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
    }
}
