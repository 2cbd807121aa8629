package ike.wire.v2;

/**
 * How many things one message may hold. RFC 7296 names no limits, but what a peer can fill has one here: a message
 * beyond it is malformed. What an octet counts (transforms, traffic selectors) needs no further limit.
 */
public final class Limits {
    /** Payloads of a message, or inside one SK payload. */
    public static final int PAYLOADS = 128;
    /** Proposals of an SA payload: as many as a Proposal Num can tell apart. */
    public static final int PROPOSALS = 255;
    /** Attributes of a transform; one is defined. */
    public static final int TRANSFORM_ATTRIBUTES = 16;
    /** SPIs of a Delete payload. */
    public static final int DELETED_SPIS = 4096;
    /** Attributes of a Configuration payload. */
    public static final int CONFIGURATION_ATTRIBUTES = 256;

    private Limits() {
    }
}
