package ike.wire.v1;

/**
 * How many things one message may hold. RFC 2408 names no limits, but what a peer can fill has one here: a message
 * beyond it is malformed. What an octet counts (transforms) needs no further limit.
 */
public final class Limits {
    /** Payloads of a message. */
    public static final int PAYLOADS = 128;
    /** Proposals of an SA payload: as many as a Proposal # can tell apart. */
    public static final int PROPOSALS = 255;
    /** Attributes of a transform, of a lifetime notification or of a Transaction exchange. */
    public static final int ATTRIBUTES = 256;
    /** SPIs of a Delete payload. */
    public static final int DELETED_SPIS = 4096;

    private Limits() {
    }
}
