package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packets that a traffic selector means (RFC 7296 §3.13.1), as a box with three sides: protocols 0 to 255, ports 0
 * to 65536, addresses. Protocol 0 of a selector is every protocol. Port 65536 stands for packets whose ports cannot be
 * seen: "any" is 0 to 65536, "opaque" is 65536 alone, and a range of ports never contains it (RFC 4301 §4.4.1.1). So the
 * rules for "any" and "opaque" come down to comparing numbers.
 */
record PacketSet(boolean v4, ImmutableList<Span> sides) {
    private static final Span EVERY_PROTOCOL = Span.of(0, 255);
    private static final int OPAQUE = TrafficSelector.MAX_PORT + 1;
    private static final Span EVERY_PORT = Span.of(0, OPAQUE);

    /** Whole numbers from {@code low} to {@code high}, both included. */
    record Span(BigInteger low, BigInteger high) {
        static Span of(long low, long high) {
            return new Span(BigInteger.valueOf(low), BigInteger.valueOf(high));
        }

        Optional<Span> and(Span other) {
            return nonEmpty(low.max(other.low), high.min(other.high));
        }

        /** What is left when {@code hole}, which lies inside, is taken out: nothing, one span or two. */
        ImmutableList<Span> without(Span hole) {
            ImmutableList.Builder<Span> rest = ImmutableList.builder();
            nonEmpty(low, hole.low.subtract(BigInteger.ONE)).ifPresent(rest::add);
            nonEmpty(hole.high.add(BigInteger.ONE), high).ifPresent(rest::add);
            return rest.build();
        }

        private static Optional<Span> nonEmpty(BigInteger low, BigInteger high) {
            return low.compareTo(high) <= 0 ? Optional.of(new Span(low, high)) : Optional.empty();
        }
    }

    static PacketSet of(AddressRange range) {
        Span protocols = range.protocol() == 0 ? EVERY_PROTOCOL : Span.of(range.protocol(), range.protocol());
        Span addresses = new Span(number(range.start()), number(range.end()));
        return new PacketSet(range.start().isV4(), ImmutableList.of(protocols, ports(range), addresses));
    }

    /** The packets in both. */
    Optional<PacketSet> and(PacketSet other) {
        if (v4 != other.v4) {
            return Optional.empty();
        }
        ImmutableList.Builder<Span> common = ImmutableList.builder();
        for (int i = 0; i < sides.size(); i++) {
            Optional<Span> span = sides.get(i).and(other.sides.get(i));
            if (span.isEmpty()) {
                return Optional.empty();
            }
            common.add(span.get());
        }
        return Optional.of(new PacketSet(v4, common.build()));
    }

    /** True when no packet of {@code other} is missing here. */
    boolean contains(PacketSet other) {
        return and(other).equals(Optional.of(other));
    }

    /** True when a packet may go from one to the other: family and protocol are the same at both ends. */
    boolean canTalkTo(PacketSet other) {
        return v4 == other.v4 && sides.getFirst().and(other.sides.getFirst()).isPresent();
    }

    /** The packets here that are not in {@code other}, as boxes without overlap. */
    ImmutableList<PacketSet> without(PacketSet other) {
        Optional<PacketSet> hole = and(other);
        if (hole.isEmpty()) {
            return ImmutableList.of(this);
        }
        ImmutableList.Builder<PacketSet> rest = ImmutableList.builder();
        List<Span> remaining = new ArrayList<>(sides);
        for (int i = 0; i < remaining.size(); i++) {
            Span cut = hole.get().sides.get(i);
            for (Span piece : remaining.get(i).without(cut)) {
                List<Span> box = new ArrayList<>(remaining);
                box.set(i, piece);
                rest.add(new PacketSet(v4, ImmutableList.copyOf(box)));
            }
            remaining.set(i, cut);
        }
        return rest.build();
    }

    /** As a selector; only for sets that come from selectors and their common parts, for others may not be one. */
    AddressRange toRange() {
        Span protocols = sides.get(0);
        Span ports = sides.get(1);
        Span addresses = sides.get(2);
        int protocol = protocols.equals(EVERY_PROTOCOL) ? 0 : protocols.low.intValueExact();
        int first = ports.low.intValueExact();
        int last = ports.high.intValueExact();
        boolean opaque = first == OPAQUE;
        return new AddressRange(protocol, opaque ? TrafficSelector.MAX_PORT : first,
                opaque ? 0 : Math.min(last, TrafficSelector.MAX_PORT), address(addresses.low), address(addresses.high));
    }

    private static Span ports(AddressRange range) {
        if (range.isOpaque()) {
            return Span.of(OPAQUE, OPAQUE);
        }
        boolean every = range.startPort() == 0 && range.endPort() == TrafficSelector.MAX_PORT;
        return every ? EVERY_PORT : Span.of(range.startPort(), range.endPort());
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets().toArray());
    }

    private IpAddress address(BigInteger number) {
        byte[] padded = new byte[v4 ? 4 : 16];
        byte[] digits = number.toByteArray();
        int taken = Math.min(digits.length, padded.length);
        System.arraycopy(digits, digits.length - taken, padded, padded.length - taken, taken);
        return new IpAddress(Bytes.owning(padded));
    }
}
