package ike.wire.esp;

import ike.wire.WireReader;
import ike.wire.ip.IpProtocol;

/**
 * Wrapped ESP (RFC 5840 §2): 4 octets that tell a firewall where to look into an ESP packet that is not encrypted.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---+-+-+-------+
 * |  Next Header  |    HdrLen     |  TrailerLen   | V |X|P| - - - -|
 * +---------------+---------------+---------------+---+-+-+-------+
 * </pre>
 *
 * @param nextHeader of the packet inside; 0 when it is encrypted
 * @param headerLength octets from here to the packet inside; 0 when it is encrypted
 * @param trailerLength octets of integrity check value
 * @param flags version (2 bits), encrypted (X), padded to 8 octets (P), reserved
 */
public record WespHeader(int nextHeader, int headerLength, int trailerLength, int flags) {
    /** Octets of the header. */
    public static final int LENGTH = 4;
    /** The packet inside is encrypted. */
    public static final int FLAG_ENCRYPTED = 0x20;
    /** Four octets of padding follow the header. */
    public static final int FLAG_PADDED = 0x10;

    /** Reads the header at the next octet, field by field, with its padding. */
    public static WespHeader read(WireReader in) {
        WireReader header = in.open("WESP header", "RFC 5840 §2");
        int next = header.u8("Next Header", n -> IpProtocol.label(n) + " (" + n + ")");
        int headerLength = header.u8("HdrLen");
        int trailerLength = header.u8("TrailerLen");
        int flags = header.u8("Flags", WespHeader::describe);
        if ((flags & FLAG_PADDED) != 0) {
            header.bytes("Padding", LENGTH);
        }
        header.end();
        return new WespHeader(next, headerLength, trailerLength, flags);
    }

    private static String describe(int flags) {
        String text = "version " + (flags >>> 6) + ((flags & FLAG_ENCRYPTED) != 0 ? ", encrypted" : ", not encrypted");
        return text + ((flags & FLAG_PADDED) != 0 ? ", padded" : "")
                + ((flags & 0x0f) == 0 ? "" : ", RESERVED " + (flags & 0x0f));
    }
}
