package ike.esp.packet;

import java.util.BitSet;

/** The fragments of one packet that have come: its header, and what stood behind it in blocks of 8 octets. */
final class PartialPacket {
    private static final int BLOCK = 8;
    private static final int LARGEST_HEADER = 60;
    private static final int LARGEST = 65_535;

    private final BitSet blocks = new BitSet();
    /** The header up to {@link #LARGEST_HEADER}, then the payload; made when it is needed first. */
    private byte[] octets = {};
    private boolean used;
    private long since;
    private boolean v4;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int protocol;
    private int identification;
    private int headerLength;
    private int end;

    /** Begins to be about the packet of this fragment. */
    void begin(InnerPacket fragment, int id, long now) {
        if (octets.length == 0) {
            octets = new byte[LARGEST_HEADER + LARGEST];
        }
        forget();
        used = true;
        since = now;
        v4 = fragment.isV4();
        sourceHigh = fragment.sourceHigh();
        sourceLow = fragment.sourceLow();
        destinationHigh = fragment.destinationHigh();
        destinationLow = fragment.destinationLow();
        protocol = v4 ? fragment.carried() : 0;
        identification = id;
    }

    /** How long ago its first fragment came, in nanoseconds; more than anything when it is free. */
    long age(long now) {
        return used ? now - since : Long.MAX_VALUE;
    }

    boolean isOf(InnerPacket fragment, int id) {
        return used && identification == id && v4 == fragment.isV4() && sourceHigh == fragment.sourceHigh()
                && sourceLow == fragment.sourceLow() && destinationHigh == fragment.destinationHigh()
                && destinationLow == fragment.destinationLow() && (!v4 || protocol == fragment.carried());
    }

    /**
     * Takes a fragment in.
     *
     * @param header octets of the header that the whole packet has, at the start of {@code packet}
     * @param start where the fragment's payload begins in it, and {@code length} octets of payload
     * @param position where these belong
     * @return false when it cannot be a part of the same packet
     */
    boolean add(byte[] packet, int header, int start, int length, int position, boolean more) {
        int last = position + length;
        boolean shaped = length > 0 && last <= LARGEST && (!more || length % BLOCK == 0);
        boolean inside = end < 0 || (more && last <= end);
        int from = position / BLOCK;
        int to = (last + BLOCK - 1) / BLOCK;
        int next = blocks.nextSetBit(from);
        boolean overlaps = next >= 0 && (next < to || !more);
        if (!shaped || !inside || overlaps) {
            return false;
        }
        blocks.set(from, to);
        System.arraycopy(packet, start, octets, LARGEST_HEADER + position, length);
        if (position == 0) {
            headerLength = header;
            System.arraycopy(packet, 0, octets, 0, header);
            octets[6] = v4 ? octets[6] : packet[header];
        }
        end = more ? end : last;
        return true;
    }

    boolean isWhole() {
        return end >= 0 && blocks.nextClearBit(0) * BLOCK >= end;
    }

    /** Writes header and payload; how many octets that is. The header still speaks of a fragment. */
    int write(byte[] into) {
        System.arraycopy(octets, 0, into, 0, headerLength);
        System.arraycopy(octets, LARGEST_HEADER, into, headerLength, end);
        return headerLength + end;
    }

    /** Is free again. */
    void forget() {
        used = false;
        end = -1;
        headerLength = 0;
        blocks.clear();
    }
}
