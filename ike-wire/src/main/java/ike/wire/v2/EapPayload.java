package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import ike.wire.eap.EapPacket;

/**
 * The EAP payload (RFC 7296 §3.16): one EAP message (RFC 3748 §4), carried as it is.
 *
 * @param message code, identifier, two octets of length, and the rest; {@link EapPacket} reads it
 */
public record EapPayload(Bytes message) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.EAP;
    }

    static EapPayload read(WireReader in) {
        in.section("RFC 7296 §3.16");
        int there = in.remaining();
        Bytes message = in.ahead();
        int code = in.u8("Code", EapPacket::codeLabel);
        in.u8("Identifier");
        int length = in.u16("Length");
        if (length != there) {
            throw in.malformed("says " + length + ", but the payload holds " + there + " octets");
        }
        in.summary(code, EapPacket::codeLabel);
        if (in.remaining() > 0) {
            EapPacket.readBody(in, code);
        }
        return new EapPayload(message);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(message);
    }
}
