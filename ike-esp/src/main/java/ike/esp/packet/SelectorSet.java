package ike.esp.packet;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * One side's traffic selectors (RFC 7296 §3.13, RFC 4301 §4.4.1.1) made ready for comparing many packets: numbers in
 * arrays. A packet fits when one of the selectors fits it. Immutable.
 */
public final class SelectorSet {
    private static final int ANY_PROTOCOL = 0;

    private final boolean[] v4;
    private final long[] startHigh;
    private final long[] startLow;
    private final long[] endHigh;
    private final long[] endLow;
    private final int[] protocol;
    private final int[] startPort;
    private final int[] endPort;

    /** Readies the selectors. */
    public SelectorSet(ImmutableList<AddressRange> selectors) {
        int count = selectors.size();
        v4 = new boolean[count];
        startHigh = new long[count];
        startLow = new long[count];
        endHigh = new long[count];
        endLow = new long[count];
        protocol = new int[count];
        startPort = new int[count];
        endPort = new int[count];
        for (int i = 0; i < count; i++) {
            set(i, selectors.get(i));
        }
    }

    private void set(int i, AddressRange selector) {
        AddressBits start = AddressBits.of(selector.start());
        AddressBits end = AddressBits.of(selector.end());
        v4[i] = start.v4();
        startHigh[i] = start.high();
        startLow[i] = start.low();
        endHigh[i] = end.high();
        endLow[i] = end.low();
        protocol[i] = selector.protocol();
        startPort[i] = selector.startPort();
        endPort[i] = selector.endPort();
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
        for (int i = 0; i < v4.length; i++) {
            if (startPort[i] != 0 || endPort[i] != AddressRange.MAX_PORT) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAddress(boolean family4, long high, long low) {
        for (int i = 0; i < v4.length; i++) {
            if (v4[i] == family4 && isInRange(i, high, low)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(boolean family4, long high, long low, int packetProtocol, int port) {
        for (int i = 0; i < v4.length; i++) {
            if (v4[i] == family4 && isInRange(i, high, low)
                    && (protocol[i] == ANY_PROTOCOL || protocol[i] == packetProtocol) && isPort(i, port)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInRange(int i, long high, long low) {
        return compare(startHigh[i], startLow[i], high, low) <= 0 && compare(high, low, endHigh[i], endLow[i]) <= 0;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh ? Long.compareUnsigned(low, otherLow) : Long.compareUnsigned(high, otherHigh);
    }

    /**
     * ANY takes every packet, OPAQUE those that show no port, a real range those whose port lies in it (RFC 7296
     * §3.13.1).
     */
    private boolean isPort(int i, int port) {
        int start = startPort[i];
        int end = endPort[i];
        if (port == InnerPacket.IRRELEVANT || (start == 0 && end == AddressRange.MAX_PORT)) {
            return true;
        }
        return start > end ? port == InnerPacket.HIDDEN : start <= port && port <= end;
    }
}
