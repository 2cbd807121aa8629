package ike.engine;

/**
 * What the packets of one SA are beside protected (RFC 4301 §4.4.2.1, RFC 4303).
 *
 * @param replayWindow packets that may arrive late, 0 for none checked
 * @param extendedSequence whether sequence numbers have 64 bits (RFC 4303 §2.2.1)
 * @param limits how much the SA may carry
 * @param paddedLength octets up to which inner packets are padded to hide their length, 0 for none (TFC, RFC 4303 §2.7)
 */
public record EspOptions(int replayWindow, boolean extendedSequence, VolumeLimits limits, int paddedLength) {
    /** Nothing special beside a replay window. */
    public static EspOptions of(int replayWindow) {
        return new EspOptions(replayWindow, false, VolumeLimits.NONE, 0);
    }

    /** The same with 64-bit sequence numbers or without. */
    public EspOptions withExtendedSequence(boolean extended) {
        return new EspOptions(replayWindow, extended, limits, paddedLength);
    }

    /** The same with these limits. */
    public EspOptions withLimits(VolumeLimits newLimits) {
        return new EspOptions(replayWindow, extendedSequence, newLimits, paddedLength);
    }

    /** The same with inner packets padded to so many octets. */
    public EspOptions withPaddedLength(int length) {
        return new EspOptions(replayWindow, extendedSequence, limits, length);
    }
}
