package ike.wire.esp;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.ip.IpProtocol;

/**
 * The Authentication Header (RFC 4302 §2), which is not encrypted: 12 octets and an integrity check value of a whole
 * number of 4 octets (8 under IPv6).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |  Next Header  |  Payload Len  |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |              Security Parameters Index (SPI)                  |
 * +---------------+---------------+---------------+---------------+
 * |                      Sequence Number                          |
 * +---------------+---------------+---------------+---------------+
 * |                Integrity Check Value (ICV)                    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param nextHeader the IP protocol behind it
 * @param spi 32 bits, unsigned
 * @param sequence 32 bits, unsigned
 * @param icv what the integrity algorithm says, padding included
 */
public record AhHeader(int nextHeader, long spi, long sequence, Bytes icv) {
    /** Octets in front of the integrity check value. */
    public static final int FIXED_LENGTH = 12;

    private static final String SECTION = "RFC 4302 §2";

    /** Reads the header at the next octet, field by field; Payload Len counts 4-octet words, less two. */
    public static AhHeader read(WireReader in) {
        WireReader header = in.open("AH header", SECTION);
        int next = header.u8("Next Header", n -> IpProtocol.label(n) + " (" + n + ")");
        int length = (header.u8("Payload Len") + 2) * 4;
        if (length < FIXED_LENGTH || length > header.remaining() + 2) {
            throw header.malformed("says " + length + " octets, " + (header.remaining() + 2) + " are there, "
                    + FIXED_LENGTH + " are needed");
        }
        header.fixed(length).reserved(2);
        long spi = header.u32("SPI");
        long sequence = header.u32("Sequence Number");
        Bytes icv = header.rest("Integrity Check Value");
        header.close();
        return new AhHeader(next, spi, sequence, icv);
    }
}
