package ike.engine;

import java.util.Optional;

/**
 * What the packets of one SA are beside protected (RFC 4301 §4.4.2.1, RFC 4303).
 *
 * @param replayWindow packets that may arrive late, 0 for none checked
 * @param extendedSequence whether sequence numbers have 64 bits (RFC 4303 §2.2.1)
 * @param limits how much the SA may carry
 * @param paddedLength octets up to which inner packets are padded to hide their length, 0 for none, {@link #PAD_TO_MTU} for as
 *        many as the tunnel takes (TFC, RFC 4303 §2.7); in transport mode there is no such padding
 * @param copies what goes over between inner and outer header
 * @param priority where the SA stands among policies, as {@link Policy#priority}; of SAs too, the highest comes first
 * @param protocol what protects them; an SA of AH has no encryption
 * @param seen the addresses that the peer's checksums are over, where they are not those that we see (transport mode)
 */
public record EspOptions(int replayWindow, boolean extendedSequence, VolumeLimits limits, int paddedLength,
        HeaderCopies copies, int priority, IpsecProtocol protocol, Optional<SeenAddresses> seen) {
    /** In the place of a padded length: all packets get as long as the longest that the tunnel takes. */
    public static final int PAD_TO_MTU = Integer.MAX_VALUE;

    /** Nothing special beside a replay window. */
    public static EspOptions of(int replayWindow) {
        return new EspOptions(replayWindow, false, VolumeLimits.NONE, 0, HeaderCopies.USUAL, 0, IpsecProtocol.ESP,
                Optional.empty());
    }

    /** The same with 64-bit sequence numbers or without. */
    public EspOptions withExtendedSequence(boolean extended) {
        return new EspOptions(replayWindow, extended, limits, paddedLength, copies, priority, protocol, seen);
    }

    /** The same with these limits. */
    public EspOptions withLimits(VolumeLimits newLimits) {
        return new EspOptions(replayWindow, extendedSequence, newLimits, paddedLength, copies, priority, protocol,
                seen);
    }

    /** The same with inner packets padded to so many octets. */
    public EspOptions withPaddedLength(int length) {
        return new EspOptions(replayWindow, extendedSequence, limits, length, copies, priority, protocol, seen);
    }

    /** The same with other rules for headers. */
    public EspOptions withCopies(HeaderCopies rules) {
        return new EspOptions(replayWindow, extendedSequence, limits, paddedLength, rules, priority, protocol, seen);
    }

    /** The same with another place among policies. */
    public EspOptions withPriority(int place) {
        return new EspOptions(replayWindow, extendedSequence, limits, paddedLength, copies, place, protocol, seen);
    }

    /** The same, the peer seeing these addresses. */
    public EspOptions withSeen(Optional<SeenAddresses> addresses) {
        return new EspOptions(replayWindow, extendedSequence, limits, paddedLength, copies, priority, protocol,
                addresses);
    }

    /** The same for an SA of another protocol. */
    public EspOptions withProtocol(IpsecProtocol other) {
        return new EspOptions(replayWindow, extendedSequence, limits, paddedLength, copies, priority, other, seen);
    }
}
