package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The responder has answered IKE_SA_INIT and waits for IKE_AUTH (RFC 7296 §1.2). Half-open: the peer has proved nothing
 * yet.
 *
 * @param initRequest the first message as received; {@code initResponse} our answer. AUTH will cover both (§2.15)
 * @param expiresAt when we stop waiting
 * @param replies the answers to IKE_INTERMEDIATE so far (RFC 9242); the last one can be repeated
 * @param fragments those of the next request, while some are missing
 * @param former the keys of the last exchange between, while its request may come again (RFC 9242 §3.3.1)
 * @param resumed the IKE SA whose ticket was shown in IKE_SESSION_RESUME, where that came in the place of IKE_SA_INIT (RFC 5723)
 */
public record InitAnswered(SaName name, Session session, Bytes ni, Bytes nr, Bytes initRequest, Bytes initResponse,
        NatDetection nat, long expiresAt, ReplyCache replies, Reassembly fragments, Optional<Session> former,
        Optional<FormerSa> resumed) implements IkeSa {
    /** After IKE_SA_INIT, or what came in its place. */
    public InitAnswered(SaName name, Session session, Bytes ni, Bytes nr, Bytes initRequest, Bytes initResponse,
            NatDetection nat, long expiresAt, Optional<FormerSa> resumed) {
        this(name, session, ni, nr, initRequest, initResponse, nat, expiresAt, ReplyCache.startingAt(1),
                Reassembly.NONE, Optional.empty(), resumed);
    }

    /** The same with other keys. */
    public InitAnswered with(Session other) {
        return new InitAnswered(name, other, ni, nr, initRequest, initResponse, nat, expiresAt, replies, fragments,
                former, resumed);
    }

    /** The same with other fragments of the next request. */
    public InitAnswered withFragments(Reassembly other) {
        return new InitAnswered(name, session, ni, nr, initRequest, initResponse, nat, expiresAt, replies, other,
                former, resumed);
    }

    /** The same after one more answer, with the keys for what comes next, and where the peer was then. */
    public InitAnswered answered(SaName seen, Session next, long messageId, Bytes request,
            ImmutableList<Bytes> reply) {
        return new InitAnswered(seen, next, ni, nr, initRequest, initResponse, nat, expiresAt,
                replies.answered(messageId, request, reply), Reassembly.NONE, Optional.of(session), resumed);
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(expiresAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
        former.ifPresent(keys -> keys.eachSecret(visitor));
    }
}
