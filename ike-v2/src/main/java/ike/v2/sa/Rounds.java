package ike.v2.sa;

import ike.engine.config.Connection;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * How far an initiator has come that proves itself in several rounds (RFC 4739 §1.1).
 *
 * @param over how many are
 * @param responder who the responder has proved to be, in the first of them
 */
public record Rounds(int over, Optional<Responder> responder) {
    /** None is over yet. */
    public static final Rounds FIRST = new Rounds(0, Optional.empty());

    /**
     * The proof of the responder.
     *
     * @param idrBody its IDr payload as received, which an AUTH after EAP covers
     */
    public record Responder(PeerAuthenticated proved, Bytes idrBody) {
    }

    /** One more is over. */
    public Rounds next(Responder known) {
        return new Rounds(over + 1, Optional.of(known));
    }

    /** The connection without those of our rounds that are over. */
    Connection rest(Connection connection) {
        return connection.withLocal(connection.local().subList(over, connection.local().size()));
    }
}
