package ike.v2.eap;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * What MD5-Challenge puts behind the type, in both directions (RFC 3748 §5.4, RFC 1994 §4.1).
 *
 * <pre>
 * +---------------+-----------------------+----------
 * |  Value-Size   |  Value ...            |  Name ...
 * +---------------+-----------------------+----------
 * </pre>
 *
 * @param value a challenge of at least one octet, or a response of 16
 * @param name who sends it, as a hint
 */
record Md5Value(Bytes value, Bytes name) {
    /** What the octets behind the EAP type say. */
    static Decoded<Md5Value> decode(Bytes octets) {
        return WireReader.decode(octets, "MD5-Challenge", "RFC 3748 §5.4", Md5Value::read);
    }

    private static Md5Value read(WireReader in) {
        int size = in.u8("Value-Size");
        if (size == 0) {
            throw in.malformed("says 0, expected is at least 1");
        }
        return new Md5Value(in.bytes("Value", size), in.rest("Name"));
    }

    /** The octets behind the EAP type. */
    Bytes encode() {
        return new WireWriter().u8(value.length()).bytes(value).bytes(name).toBytes();
    }
}
