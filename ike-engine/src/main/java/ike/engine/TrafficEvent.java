package ike.engine;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.OptionalLong;

/** What the datapath tells IKE. */
public sealed interface TrafficEvent {
    /** The Child SA that the news are about, if they are about one. */
    default OptionalLong ofChild() {
        return switch (this) {
            case FirstInbound(long child) -> OptionalLong.of(child);
            case LastUse(long child) -> OptionalLong.of(child);
            case SoftLimit(long child) -> OptionalLong.of(child);
            case HardLimit(long child) -> OptionalLong.of(child);
            case PeerMoved(long child, var _) -> OptionalLong.of(child);
            case SelectorViolation(long child, var _, var _, var _) -> OptionalLong.of(child);
            case UnknownSpi _,Acquire _ -> OptionalLong.empty();
        };
    }

    /** The first packet was opened by the inbound half: the peer can receive on the other one (RFC 7296 §2.8). */
    record FirstInbound(long child) implements TrafficEvent {
    }

    /** Packets that came from where the peer is known to be were opened since the last such event; a sign of life (RFC 7296 §2.4). */
    record LastUse(long child) implements TrafficEvent {
    }

    /** The soft limit on octets, packets or sequence numbers was passed: rekey. */
    record SoftLimit(long child) implements TrafficEvent {
    }

    /** The hard limit was reached: the SA seals nothing more. */
    record HardLimit(long child) implements TrafficEvent {
    }

    /** An authentic packet of the SA came from another address. */
    record PeerMoved(long child, TransportAddress remote) implements TrafficEvent {
    }

    /**
     * A packet that a policy protects found no SA and waits for one (RFC 4301 §5.1).
     *
     * @param source what the packet shows of its source: protocol, port, address; {@code destination} likewise
     */
    record Acquire(long policy, AddressRange source, AddressRange destination) implements TrafficEvent {
    }

    /** A packet came for an SPI that nobody knows. */
    record UnknownSpi(Path path, int spi) implements TrafficEvent {
    }

    /**
     * An opened packet was outside the SA's selectors and was dropped (RFC 4301 §5.2).
     *
     * @param start the first octets of that packet: headers, no more
     */
    record SelectorViolation(long child, IpAddress source, IpAddress destination, Bytes start) implements TrafficEvent {
    }
}
