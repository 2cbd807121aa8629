package ike.engine;

/** The outside's answer to a {@link Question}. */
public sealed interface Verdict {
    /** Go on. */
    record Granted() implements Verdict {
    }

    /** Refuse the peer. */
    record Denied(String reason) implements Verdict {
    }
}
