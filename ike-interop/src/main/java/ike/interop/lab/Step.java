package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/** One demand of an expect file; the file's README has the language. */
sealed interface Step {

    /** What a rekey or the end of an SA is about. */
    enum Kind {
        IKE,
        CHILD
    }

    /** The initiator asks for the Child SA; both sides have it. */
    record Up(String child) implements Step {
    }

    /** The initiator asks for the Child SA; what comes of it, the next demands tell. */
    record Tries(String child) implements Step {
    }

    /** The initiator asks for the Child SA; the whole IKE SA, or only the child, fails with that notification. */
    record Fails(Kind kind, String notification, String child) implements Step {
    }

    /** That many echoes from each of the sides; none is lost. */
    record Echo(ImmutableList<Side> from, int count) implements Step {
    }

    /** One echo from that side, for what it sets going; nobody looks for its answer. */
    record Knock(Side from) implements Step {
    }

    /** That many octets by TCP from each of the sides; they arrive as they were. */
    record Tcp(ImmutableList<Side> from, long octets) implements Step {
    }

    /** One side replaces an SA under traffic; both have the new one and no packet is lost. */
    record Rekey(Kind kind, Side by) implements Step {
    }

    /** One side deletes an SA; it is gone on both, or another one comes up in its place without an order. */
    record Terminate(Kind kind, Side by, boolean comesBack) implements Step {
    }

    /** One side authenticates anew; both have a new IKE SA with a new child. */
    record Reauthenticate(Side by) implements Step {
    }

    /** One side vanishes and comes back. */
    record Crash(Side side) implements Step {
    }

    /** One side's outer address is replaced by another one; both have the IKE SA at the new one. */
    record Move(Side side) implements Step {
    }

    /** The NAT before that side forgets its mappings and gets another address. */
    record Rebind(Side side) implements Step {
    }

    /** The Child SA comes up on both sides without an order. */
    record ComesUp(String child) implements Step {
    }

    /** The SA goes on both sides without an order. */
    record GoesDown(Kind kind) implements Step {
    }

    /** That side has printed a line that contains a match. */
    record Says(Side side, Pattern pattern) implements Step {
    }

    /** The capture has packets that the display filter selects, or has none. */
    record Captured(boolean some, String filter) implements Step {
    }
}
