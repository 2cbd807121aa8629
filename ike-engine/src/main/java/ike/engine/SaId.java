package ike.engine;

/**
 * Names one half of a Child SA by a number of our own, never by a peer's SPI.
 *
 * @param child the unique id of the Child SA pair
 */
public record SaId(long child, Direction direction) {
    /** Which way the packets of a half go. */
    public enum Direction {
        /** From the peer to us. */
        INBOUND,
        /** From us to the peer. */
        OUTBOUND
    }

    /** The half that opens packets. */
    public static SaId inbound(long child) {
        return new SaId(child, Direction.INBOUND);
    }

    /** The half that seals packets. */
    public static SaId outbound(long child) {
        return new SaId(child, Direction.OUTBOUND);
    }
}
