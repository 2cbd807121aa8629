package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/** Reading the 28 octets of the ISAKMP header (RFC 2408 §3.1), alone or in front of a message. */
public final class IsakmpHeaders {
    /** Where the Length field stands, in octets from the start of the header. */
    static final int LENGTH_OFFSET = 24;
    private static final int VERSION_OFFSET = 17;
    private static final String SECTION = "RFC 2408 §3.1";

    private IsakmpHeaders() {
    }

    /** The header of {@code octets}, which may be more; neither version nor Length is judged. */
    public static Decoded<IsakmpHeader> decode(Bytes octets) {
        Bytes header = octets.slice(0, Math.min(octets.length(), IsakmpHeader.LENGTH));
        return WireReader.decode(header, "ISAKMP header", SECTION, IsakmpHeaders::readFields);
    }

    static IsakmpHeader read(WireReader in) {
        WireReader header = in.open("ISAKMP header", SECTION).fixed(IsakmpHeader.LENGTH);
        IsakmpHeader read = readFields(header);
        if (read.majorVersion() != IsakmpHeader.MAJOR_VERSION) {
            throw header.malformedAt("Version", VERSION_OFFSET, "major version " + read.majorVersion() + " is not 1");
        }
        if (read.length() != in.octets().length()) {
            throw header.malformedAt("Length", LENGTH_OFFSET,
                    "says " + read.length() + ", but the message has " + in.octets().length() + " octets");
        }
        header.close();
        return read;
    }

    static void write(WireWriter out, IsakmpHeader header, PayloadType first) {
        out.bytes(header.initiatorCookie().bytes()).bytes(header.responderCookie().bytes()).u8(first.code());
        out.u8(header.majorVersion() << 4 | header.minorVersion()).u8(header.exchange().code()).u8(header.flags());
        out.u32(header.messageId()).u32(0);
    }

    private static IsakmpHeader readFields(WireReader in) {
        Cookie initiator = Cookie.of(in.bytes("Initiator Cookie", Cookie.LENGTH));
        Cookie responder = Cookie.of(in.bytes("Responder Cookie", Cookie.LENGTH));
        PayloadType first = in.code8("Next Payload", PayloadType::of);
        int version = in.u8("Version", v -> (v >>> 4) + "." + (v & 0xf));
        ExchangeType exchange = in.code8("Exchange Type", ExchangeType::of);
        int flags = in.u8("Flags", IsakmpHeaders::describeFlags);
        Bytes messageId = in.bytes("Message ID", 4);
        long length = in.u32("Length");
        return new IsakmpHeader(initiator, responder, first, version >>> 4, version & 0xf, exchange, flags,
                messageId.u32At(0), length);
    }

    private static String describeFlags(int flags) {
        String text = (flags & IsakmpHeader.FLAG_ENCRYPTION) != 0 ? "encrypted" : "not encrypted";
        text += (flags & IsakmpHeader.FLAG_COMMIT) != 0 ? ", commit" : "";
        text += (flags & IsakmpHeader.FLAG_AUTHENTICATION_ONLY) != 0 ? ", authentication only" : "";
        int reserved = flags & 0xf8;
        return reserved == 0 ? text : text + ", RESERVED " + reserved;
    }
}
