package ike.v2.sa;

import ike.engine.config.Connection;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * How far an initiator has come where a side proves itself in several rounds (RFC 4739 §2.1).
 *
 * @param over how many of ours are
 * @param responder who the responder has proved to be, in the first of its own
 * @param theirs how many of the responder's are over
 * @param awaited whether the responder has said that another one of its own follows
 */
public record Rounds(int over, Optional<Responder> responder, int theirs, boolean awaited) {
    /** None is over yet. */
    public static final Rounds FIRST = new Rounds(0, Optional.empty(), 0, false);

    /**
     * The proof of the responder.
     *
     * @param idrBody its last IDr payload as received, which an AUTH after EAP covers
     */
    public record Responder(PeerAuthenticated proved, Bytes idrBody) {
    }

    /** One more of ours is over. */
    public Rounds next(Responder known) {
        return new Rounds(over + 1, Optional.of(known), theirs, awaited);
    }

    /** All of ours are over. */
    public Rounds known(Responder known) {
        return new Rounds(over, Optional.of(known), theirs, awaited);
    }

    /** One more of the responder's is over. */
    public Rounds believed(boolean another) {
        return new Rounds(over, responder, theirs + 1, another);
    }

    /** The same with the IDr payload of a further round of the responder's. */
    public Rounds withIdr(Bytes idrBody) {
        return new Rounds(over, responder.map(known -> new Responder(known.proved(), idrBody)), theirs, awaited);
    }

    /** The connection without those of our rounds that are over. */
    Connection rest(Connection connection) {
        return connection.withLocal(connection.local().subList(over, connection.local().size()));
    }
}
