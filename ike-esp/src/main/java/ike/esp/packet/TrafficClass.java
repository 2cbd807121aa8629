package ike.esp.packet;

import ike.wire.BigEndian;

/** The octet of DSCP and ECN in a header (RFC 2474 §3, RFC 3168 §5): the Type of Service of IPv4, the Traffic Class of IPv6. */
public final class TrafficClass {
    private static final int ECN = 0x03;

    private TrafficClass() {
    }

    /** Writes the DSCP of {@code value} and leaves the ECN. */
    public static void setDscp(byte[] octets, int offset, boolean v4, int value) {
        int word = BigEndian.u16(octets, offset);
        int before = (v4 ? word : word >> 4) & 0xff;
        set(octets, offset, v4, (value & ~ECN) | (before & ECN));
    }

    /** Writes it, and keeps the checksum of an IPv4 header right. */
    public static void set(byte[] octets, int offset, boolean v4, int value) {
        int before = BigEndian.u16(octets, offset);
        if (v4) {
            int after = (before & 0xff00) | (value & 0xff);
            BigEndian.put16(octets, offset, after);
            BigEndian.put16(octets, offset + 10, Checksum.changed(BigEndian.u16(octets, offset + 10), before, after));
        } else {
            BigEndian.put16(octets, offset, (before & 0xf00f) | (value & 0xff) << 4);
        }
    }
}
