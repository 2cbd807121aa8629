package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The EAP payload (RFC 7296 §3.16): one EAP message (RFC 3748 §4), carried as it is.
 *
 * @param message code, identifier, two octets of length, and the rest
 */
public record EapPayload(Bytes message) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.EAP;
    }

    static EapPayload read(WireReader in) {
        in.section("RFC 7296 §3.16");
        Bytes message = in.ahead();
        in.u8("Code");
        in.u8("Identifier");
        int length = in.u16("Length");
        if (length != message.length()) {
            throw in.malformed("says " + length + ", but the payload holds " + message.length() + " octets");
        }
        in.rest("Type and Type-Data");
        return new EapPayload(message);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(message);
    }
}
