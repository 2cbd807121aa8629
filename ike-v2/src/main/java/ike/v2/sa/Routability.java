package ike.v2.sa;

import ike.engine.Path;
import java.util.Optional;

/**
 * Whether the peer has shown that it receives what goes to the address at which it is said to be (RFC 4555 §3.7). Until then packets
 * of the children go where they went before, so that nobody can have them sent to a stranger.
 *
 * @param held how they go meanwhile; nothing when the peer is where it was proved to be
 * @param moves how often the way has changed: a check proves the way that it went, and no later one
 */
public record Routability(Optional<Path> held, int moves) {
    /** The peer has answered along the way in use. */
    public static final Routability PROVED = new Routability(Optional.empty(), 0);

    /** The way has changed, to an address of the peer that has proved nothing yet; packets stay on this way. */
    public Routability unproved(Path before) {
        return new Routability(Optional.of(before), moves + 1);
    }

    /** The way has changed, to the address of the peer that is proved. */
    public Routability trusted() {
        return new Routability(Optional.empty(), moves + 1);
    }

    /** The way has changed, but not the peer's address. */
    public Routability moved() {
        return new Routability(held, moves + 1);
    }

    /** The peer has answered a check that went along the way in use. */
    public Routability proved() {
        return new Routability(Optional.empty(), moves);
    }
}
