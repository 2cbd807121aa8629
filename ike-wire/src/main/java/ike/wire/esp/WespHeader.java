package ike.wire.esp;

import ike.wire.WireReader;
import ike.wire.ip.IpProtocol;

/**
 * Wrapped ESP (RFC 5840 §2): 4 octets that tell a firewall where to look into an ESP packet that is not encrypted.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---+-+-+-------+
 * |  Next Header  |    HdrLen     |  TrailerLen   | V |E|P| Rsvd  |
 * +---------------+---------------+---------------+---+-+-+-------+
 * |                     Padding, if P is set                      |
 * +---------------+---------------+---------------+---+-+-+-------+
 * </pre>
 *
 * @param nextHeader of the packet inside; 0 when it is encrypted
 * @param headerLength octets from here to the packet inside; 0 when it is encrypted
 * @param trailerLength octets of integrity check value; 0 when it is encrypted
 * @param flags version (2 bits), encrypted (E), padded to 8 octets (P), reserved
 */
public record WespHeader(int nextHeader, int headerLength, int trailerLength, int flags) {
    /** Octets of the header without padding. */
    public static final int LENGTH = 4;
    /** The packet inside is encrypted. */
    public static final int FLAG_ENCRYPTED = 0x20;
    /** Four octets of padding follow the header. */
    public static final int FLAG_PADDED = 0x10;
    /** What stands in front of the header on port 4500, where ESP has its SPI (RFC 5840 §2.1). */
    public static final int UDP_IDENTIFIER = 2;

    private static final String SECTION = "RFC 5840 §2";
    /** The header itself, and ESP's SPI and sequence number: the packet inside cannot begin before. */
    private static final int LEAST_HEADER_LENGTH = LENGTH + EspHeader.LENGTH;

    /** Reads the header at the next octet, field by field, with its padding. */
    public static WespHeader read(WireReader in) {
        WireReader header = in.open("WESP header", SECTION);
        int next = header.u8("Next Header", n -> IpProtocol.label(n) + " (" + n + ")");
        int headerLength = header.u8("HdrLen");
        int trailerLength = header.u8("TrailerLen");
        int flags = header.u8("Flags", WespHeader::describe);
        WespHeader read = new WespHeader(next, headerLength, trailerLength, flags);
        if (read.isPadded()) {
            header.bytes("Padding", LENGTH);
        }
        header.end();
        read.require(header);
        return read;
    }

    /** True when only who has the keys can look inside. */
    public boolean isEncrypted() {
        return (flags & FLAG_ENCRYPTED) != 0;
    }

    /** True with padding behind the four octets. */
    public boolean isPadded() {
        return (flags & FLAG_PADDED) != 0;
    }

    /** Octets of the header with its padding. */
    public int length() {
        return isPadded() ? 2 * LENGTH : LENGTH;
    }

    /** Octets of initialization vector that ESP has in front of the packet inside; only of one that is not encrypted. */
    public int ivLength() {
        return headerLength - length() - EspHeader.LENGTH;
    }

    private void require(WireReader header) {
        if (flags >>> 6 != 0) {
            throw header.malformedAt("Flags", 3, "version " + (flags >>> 6) + ", expected 0");
        }
        if (isEncrypted() && (nextHeader | headerLength | trailerLength) != 0) {
            throw header.malformedAt("Next Header", 0,
                    "of an encrypted packet Next Header, HdrLen and TrailerLen are zero, but they are " + nextHeader
                            + ", " + headerLength + " and " + trailerLength);
        }
        int least = LEAST_HEADER_LENGTH + (isPadded() ? LENGTH : 0);
        if (!isEncrypted() && (headerLength < least || headerLength % 4 != 0)) {
            throw header.malformedAt("HdrLen", 1,
                    "says " + headerLength + ", expected a multiple of 4 from " + least + " on");
        }
    }

    private static String describe(int flags) {
        String text = "version " + (flags >>> 6) + ((flags & FLAG_ENCRYPTED) != 0 ? ", encrypted" : ", not encrypted");
        return text + ((flags & FLAG_PADDED) != 0 ? ", padded" : "")
                + ((flags & 0x0f) == 0 ? "" : ", RESERVED " + (flags & 0x0f));
    }
}
