package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * Reading the 28 octets of the IKE header (RFC 7296 §3.1), alone or in front of a message. Alone it is what a receiver
 * looks at first: to which SA the message belongs, and which version of the protocol speaks.
 */
public final class IkeHeaders {
    /** Where the Length field stands, in octets from the start of the header. */
    static final int LENGTH_OFFSET = 24;
    /** Where the two version nibbles stand. */
    static final int VERSION_OFFSET = 17;

    private IkeHeaders() {
    }

    /** The header of {@code octets}, which may be more; neither version nor Length is judged. */
    public static Decoded<IkeHeader> decode(Bytes octets) {
        Bytes header = octets.slice(0, Math.min(octets.length(), IkeHeader.LENGTH));
        return WireReader.decode(header, "IKE header", "RFC 7296 §3.1", IkeHeaders::readFields);
    }

    static IkeHeader read(WireReader in) {
        WireReader header = in.open("IKE header", "RFC 7296 §3.1").fixed(IkeHeader.LENGTH);
        IkeHeader read = readFields(header);
        if (read.majorVersion() != IkeHeader.MAJOR_VERSION) {
            throw header.malformedAt("Version", VERSION_OFFSET, "major version " + read.majorVersion() + " is not 2");
        }
        if (read.length() != in.octets().length()) {
            throw header.malformedAt("Length", LENGTH_OFFSET,
                    "says " + read.length() + ", but the message has " + in.octets().length() + " octets");
        }
        header.close();
        return read;
    }

    static void write(WireWriter out, IkeHeader header, PayloadType first) {
        out.bytes(header.initiatorSpi().bytes()).bytes(header.responderSpi().bytes()).u8(first.code());
        out.u8(header.majorVersion() << 4 | header.minorVersion()).u8(header.exchange().code()).u8(header.flags());
        out.u32(header.messageId()).u32(0);
    }

    /** Fills in the Length of the message that {@code out} begins with. */
    static void lengthInto(WireWriter out, int length) {
        out.u32At(LENGTH_OFFSET, length);
    }

    private static IkeHeader readFields(WireReader in) {
        IkeSpi initiator = IkeSpi.of(in.bytes("IKE SA Initiator's SPI", IkeSpi.LENGTH));
        IkeSpi responder = IkeSpi.of(in.bytes("IKE SA Responder's SPI", IkeSpi.LENGTH));
        PayloadType first = in.code8("Next Payload", PayloadType::of);
        int version = in.u8("Version", v -> (v >>> 4) + "." + (v & 0xf));
        ExchangeType exchange = in.code8("Exchange Type", ExchangeType::of);
        int flags = in.u8("Flags", IkeHeaders::describeFlags);
        long messageId = in.u32("Message ID");
        long length = in.u32("Length");
        return new IkeHeader(initiator, responder, first, version >>> 4, version & 0xf, exchange, flags, messageId,
                length);
    }

    private static String describeFlags(int flags) {
        String text = (flags & IkeHeader.FLAG_RESPONSE) != 0 ? "response" : "request";
        text += (flags & IkeHeader.FLAG_INITIATOR) != 0 ? " of the initiator" : " of the responder";
        text += (flags & IkeHeader.FLAG_VERSION) != 0 ? ", could speak a higher version" : "";
        int reserved = flags & ~(IkeHeader.FLAG_RESPONSE | IkeHeader.FLAG_VERSION | IkeHeader.FLAG_INITIATOR);
        return reserved == 0 ? text : text + ", RESERVED " + reserved;
    }
}
