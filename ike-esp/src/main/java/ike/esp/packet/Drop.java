package ike.esp.packet;

import ike.crypto.packet.PacketDrop;

/**
 * Why the datapath dropped a packet. The audit events of RFC 4301 and RFC 4303 are among them; each is counted. On the
 * way through the datapath a drop is the negative number {@link #code}, so that it can stand where a length would; the
 * first four are those of {@link PacketDrop}.
 */
public enum Drop {
    /** Fewer octets than an ESP packet of this SA has at least (RFC 4303 §2). */
    TOO_SHORT(PacketDrop.TOO_SHORT, "RFC 4303 §2", false),
    /** The ciphertext is no whole number of blocks, or does not end on a boundary of 4 octets (RFC 4303 §2.4). */
    MISALIGNED(PacketDrop.MISALIGNED, "RFC 4303 §2.4", false),
    /** The integrity check failed (RFC 4303 §3.4.4). */
    FORGED(PacketDrop.FORGED, "RFC 4303 §3.4.4", true),
    /** One more packet would make the sequence number cycle, or the SA's hard limit is reached (RFC 4303 §3.3.3). */
    SEQUENCE_SPENT(PacketDrop.SEQUENCE_SPENT, "RFC 4303 §3.3.3", true),
    /** The sequence number was seen before, or lies left of the window (RFC 4303 §3.4.3). */
    REPLAYED(-5, "RFC 4303 §3.4.3", true),
    /** No SA has this SPI (RFC 4303 §3.4.2). */
    UNKNOWN_SPI(-6, "RFC 4303 §3.4.2", true),
    /** The padding is longer than the packet, or not 1, 2, 3 and so on (RFC 4303 §2.4). */
    BAD_PADDING(-7, "RFC 4303 §2.4", false),
    /** A dummy packet, next header 59, made to be dropped: no error (RFC 4303 §2.6). */
    DUMMY(-8, "RFC 4303 §2.6", false),
    /** The next header is not the IP version inside, or no IP at all (RFC 4303 §2.6). */
    BAD_NEXT_HEADER(-9, "RFC 4303 §2.6", false),
    /** The inner packet's own header is broken or cut. */
    MALFORMED_INNER(-10, "RFC 4301 §5.2", false),
    /** The opened packet is not one that the SA's selectors allow (RFC 4301 §5.2). */
    SELECTOR_VIOLATION(-11, "RFC 4301 §5.2", true),
    /** An outbound packet that no SA protects (RFC 4301 §5.1). */
    NO_SA(-12, "RFC 4301 §5.1", true),
    /** Sealed, the packet would not fit into a UDP datagram. */
    TOO_LONG(-13, "RFC 768", false),
    /** A NAT keepalive, made to be dropped: no error (RFC 3948 §2.3). */
    KEEPALIVE(-14, "RFC 3948 §2.3", false),
    /** The packet device did not take an opened packet. */
    DEVICE_REFUSED(-15, "", false),
    /** The SA has carried as many octets or packets as it may (RFC 4301 §4.4.2.1). */
    LIFETIME_SPENT(-16, "RFC 4301 §4.4.2.1", true),
    /** A router marked congestion on a packet whose sender cannot learn of it (RFC 6040 §4.2): as good as lost. */
    CONGESTED(-17, "RFC 6040 §4.2", false),
    /** A policy says that such packets are dropped (RFC 4301 §5.1). */
    DISCARDED(-18, "RFC 4301 §5.1", true),
    /** A policy protects the packet, there is no SA yet, and as many packets as may wait for one (RFC 4301 §5.1). */
    QUEUE_FULL(-19, "RFC 4301 §5.1", false),
    /** A policy lets the packet pass, and the system did not take it (RFC 4301 §5.1). */
    BYPASS_REFUSED(-20, "RFC 4301 §5.1", false),
    /** In transport mode: the packet's header has options or extensions that would have to stand in front of ESP. */
    HEADER_NOT_CARRIED(-21, "RFC 4303 §3.1.1", false),
    /** Fragments that cannot be parts of one packet: they overlap, or make more than a packet can have. */
    BAD_FRAGMENT(-22, "RFC 5722 §4", false),
    /** Sealed, the packet would not fit along the path, and may not be fragmented; its sender is told (RFC 4301 §8.2.1). */
    EXCEEDS_PATH(-23, "RFC 4301 §8.2.1", false),
    /** What came with AH is a fragment still (RFC 4302 §3.4.1). */
    FRAGMENTED(-24, "RFC 4302 §3.4.1", true);

    private static final Drop[] BY_CODE = new Drop[1 + values().length];

    static {
        for (Drop drop : values()) {
            BY_CODE[-drop.code] = drop;
        }
    }

    private final int code;
    private final String section;
    private final boolean audited;

    Drop(int code, String section, boolean audited) {
        this.code = code;
        this.section = section;
        this.audited = audited;
    }

    /** The number below zero that stands for it. */
    public int code() {
        return code;
    }

    /** The drop that a number below zero stands for. */
    public static Drop of(int code) {
        return BY_CODE[-code];
    }

    /** The rule that asks for the drop; empty where none does. */
    public String section() {
        return section;
    }

    /** True when the RFC calls it an auditable event. */
    public boolean isAudited() {
        return audited;
    }
}
