package ike.esp.packet;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * One side's traffic selectors (RFC 7296 §3.13, RFC 4301 §4.4.1.1) made ready for comparing many packets: plain
 * numbers. A packet fits when one of the selectors fits it. Immutable.
 */
public final class SelectorSet {
    private static final int ANY_PROTOCOL = 0;
    private static final int END_PORT = 16;
    private static final int PROTOCOL = 32;
    private static final int FAMILY = 40;
    private static final long V6 = 0;
    private static final long V4 = 1;
    private static final long NONE = 2;

    /** The first selector stands in the object itself: where there is but one, a comparison touches one line of the cache. */
    private final long startHigh;
    private final long startLow;
    private final long endHigh;
    private final long endLow;
    private final long rest;
    private final @Nullable SelectorSet others;

    /** Readies the selectors. */
    public SelectorSet(ImmutableList<AddressRange> selectors) {
        if (selectors.isEmpty()) {
            startHigh = 0;
            startLow = 0;
            endHigh = 0;
            endLow = 0;
            rest = NONE << FAMILY;
            others = null;
            return;
        }
        AddressRange first = selectors.getFirst();
        AddressBits start = AddressBits.of(first.start());
        AddressBits end = AddressBits.of(first.end());
        startHigh = start.high();
        startLow = start.low();
        endHigh = end.high();
        endLow = end.low();
        rest = first.startPort() | (long) first.endPort() << END_PORT | (long) first.protocol() << PROTOCOL
                | (start.v4() ? V4 : V6) << FAMILY;
        others = selectors.size() == 1 ? null : new SelectorSet(selectors.subList(1, selectors.size()));
    }

    /** True when the packet's source is among the selected. */
    public boolean matchesSource(InnerPacket packet) {
        return matches(packet.isV4(), packet.sourceHigh(), packet.sourceLow(), packet.protocol(), packet.sourcePort());
    }

    /** True when the packet's destination is among the selected. */
    public boolean matchesDestination(InnerPacket packet) {
        return matches(packet.isV4(), packet.destinationHigh(), packet.destinationLow(), packet.protocol(),
                packet.destinationPort());
    }

    /** True when the packet's source address is among the selected ones. */
    public boolean hasSource(InnerPacket packet) {
        return hasAddress(packet.isV4(), packet.sourceHigh(), packet.sourceLow());
    }

    /** True when the packet's destination address is. */
    public boolean hasDestination(InnerPacket packet) {
        return hasAddress(packet.isV4(), packet.destinationHigh(), packet.destinationLow());
    }

    /** True when it asks for ports, or for those of packets that show none. */
    public boolean namesPorts() {
        for (SelectorSet each = this; each != null; each = each.others) {
            if (each.startPort() != 0 || each.endPort() != AddressRange.MAX_PORT) {
                return each.rest >>> FAMILY != NONE;
            }
        }
        return false;
    }

    private boolean hasAddress(boolean family4, long high, long low) {
        for (SelectorSet each = this; each != null; each = each.others) {
            if (each.isInRange(family4, high, low)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(boolean family4, long high, long low, int packetProtocol, int port) {
        for (SelectorSet each = this; each != null; each = each.others) {
            if (each.isInRange(family4, high, low) && each.isProtocol(packetProtocol) && each.isPort(port)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInRange(boolean family4, long high, long low) {
        return rest >>> FAMILY == (family4 ? V4 : V6) && compare(startHigh, startLow, high, low) <= 0
                && compare(high, low, endHigh, endLow) <= 0;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh ? Long.compareUnsigned(low, otherLow) : Long.compareUnsigned(high, otherHigh);
    }

    private boolean isProtocol(int packetProtocol) {
        int protocol = (int) (rest >>> PROTOCOL) & 0xff;
        return protocol == ANY_PROTOCOL || protocol == packetProtocol;
    }

    private int startPort() {
        return (int) rest & 0xffff;
    }

    private int endPort() {
        return (int) (rest >>> END_PORT) & 0xffff;
    }

    /**
     * ANY takes every packet, OPAQUE those that show no port, a real range those whose port lies in it (RFC 7296
     * §3.13.1).
     */
    private boolean isPort(int port) {
        int start = startPort();
        int end = endPort();
        if (port == InnerPacket.IRRELEVANT || (start == 0 && end == AddressRange.MAX_PORT)) {
            return true;
        }
        return start > end ? port == InnerPacket.HIDDEN : start <= port && port <= end;
    }
}
