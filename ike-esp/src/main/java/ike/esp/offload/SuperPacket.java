package ike.esp.offload;

import java.lang.foreign.MemorySegment;

/**
 * One IP packet, or several of one flow in one: the headers of the first, then the payloads of all, each but the last of
 * {@link #segmentSize} octets. A holder that is filled again and again. The packet begins at {@link #START} of its
 * array; what stands before is room for a device's own header.
 *
 * <pre>
 * START                +headers             +segmentSize         +segmentSize
 * +--------------------+--------------------+--------------------+-------------+
 * | IP and TCP or UDP  |  first payload     |  second payload    |  last one   |
 * +--------------------+--------------------+--------------------+-------------+
 * </pre>
 */
public final class SuperPacket {
    /** Where the packet begins in the array. */
    public static final int START = 10;
    /** The largest packet that an IPv4 header can tell, in octets; the kernel makes none longer. */
    public static final int LARGEST = 65_535;

    /** What the packet is to be cut into. */
    public enum Kind {
        /** Nothing: it is one packet. */
        SINGLE,
        /** TCP segments. */
        TCP,
        /** UDP datagrams. */
        UDP
    }

    private final byte[] octets = new byte[START + LARGEST + 1];
    private final MemorySegment memory = MemorySegment.ofArray(octets);
    private int length;
    private Kind kind = Kind.SINGLE;
    private int segmentSize;
    private int checksumStart = -1;
    private int checksumOffset;

    /** The array that holds the packet from {@link #START}. */
    public byte[] octets() {
        return octets;
    }

    /** The whole array as the Foreign Function and Memory API sees it. */
    public MemorySegment memory() {
        return memory;
    }

    /** How many octets the packet has. */
    public int length() {
        return length;
    }

    /** What it is to be cut into. */
    public Kind kind() {
        return kind;
    }

    /** Octets of payload in each packet but the last; says nothing of a single one. */
    public int segmentSize() {
        return segmentSize;
    }

    /** True when the transport checksum is partial: its field holds the sum of the pseudo-header only. */
    public boolean isChecksumPartial() {
        return checksumStart >= 0;
    }

    /** Where the sum of a partial checksum begins, from the packet's start: at the transport header. */
    public int checksumStart() {
        return checksumStart;
    }

    /** Where the field of a partial checksum stands, from {@link #checksumStart}. */
    public int checksumOffset() {
        return checksumOffset;
    }

    /** Makes it a single packet with its checksums in place. */
    public void single(int octetCount) {
        length = octetCount;
        kind = Kind.SINGLE;
        segmentSize = 0;
        checksumStart = -1;
        checksumOffset = 0;
    }

    /** Makes it several packets in one. */
    public void several(int octetCount, Kind of, int size) {
        single(octetCount);
        kind = of;
        segmentSize = size;
    }

    /** Says that the checksum is partial. */
    public void partialChecksum(int start, int offset) {
        checksumStart = start;
        checksumOffset = offset;
    }
}
