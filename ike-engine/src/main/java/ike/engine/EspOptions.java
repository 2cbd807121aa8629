package ike.engine;

import java.util.Optional;

/**
 * What the packets of one SA are beside protected (RFC 4301 §4.4.2.1, RFC 4303).
 *
 * @param replayWindow packets that may arrive late, 0 for none checked
 * @param extendedSequence whether sequence numbers have 64 bits (RFC 4303 §2.2.1)
 * @param limits how much the SA may carry
 * @param confidentiality what hides how much it carries, and when
 * @param copies what goes over between inner and outer header
 * @param priority where the SA stands among policies, as {@link Policy#priority}; of SAs too, the highest comes first
 * @param protocol what protects them; an SA of AH has no encryption
 * @param seen the addresses that the peer's checksums are over, where they are not those that we see (transport mode)
 */
public record EspOptions(int replayWindow, boolean extendedSequence, VolumeLimits limits,
        FlowConfidentiality confidentiality, HeaderCopies copies, int priority, IpsecProtocol protocol,
        Optional<SeenAddresses> seen) {
    /** Nothing special beside a replay window. */
    public static EspOptions of(int replayWindow) {
        return new EspOptions(replayWindow, false, VolumeLimits.NONE, FlowConfidentiality.NONE, HeaderCopies.USUAL, 0,
                IpsecProtocol.ESP,
                Optional.empty());
    }

    /** The same with 64-bit sequence numbers or without. */
    public EspOptions withExtendedSequence(boolean extended) {
        return new EspOptions(replayWindow, extended, limits, confidentiality, copies, priority, protocol, seen);
    }

    /** The same with these limits. */
    public EspOptions withLimits(VolumeLimits newLimits) {
        return new EspOptions(replayWindow, extendedSequence, newLimits, confidentiality, copies, priority, protocol,
                seen);
    }

    /** The same, hiding that much. */
    public EspOptions withConfidentiality(FlowConfidentiality hidden) {
        return new EspOptions(replayWindow, extendedSequence, limits, hidden, copies, priority, protocol, seen);
    }

    /** The same with other rules for headers. */
    public EspOptions withCopies(HeaderCopies rules) {
        return new EspOptions(replayWindow, extendedSequence, limits, confidentiality, rules, priority, protocol, seen);
    }

    /** The same with another place among policies. */
    public EspOptions withPriority(int place) {
        return new EspOptions(replayWindow, extendedSequence, limits, confidentiality, copies, place, protocol, seen);
    }

    /** The same, the peer seeing these addresses. */
    public EspOptions withSeen(Optional<SeenAddresses> addresses) {
        return new EspOptions(replayWindow, extendedSequence, limits, confidentiality, copies, priority, protocol,
                addresses);
    }

    /** The same for an SA of another protocol. */
    public EspOptions withProtocol(IpsecProtocol other) {
        return new EspOptions(replayWindow, extendedSequence, limits, confidentiality, copies, priority, other, seen);
    }
}
