package ike.v2.sa;

/** What the two ends agreed on about fragments of messages (RFC 7383 §2.3, §2.4). */
public enum FragmentUse {
    /** Nothing: there are none. */
    NEVER,
    /** The peer may send some; we send none. */
    RECEIVED,
    /** Both may send some. */
    BOTH_WAYS
}
