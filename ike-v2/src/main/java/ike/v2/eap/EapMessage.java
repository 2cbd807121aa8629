package ike.v2.eap;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * An EAP message (RFC 3748 §4). Length counts all its octets, in octets; requests and responses go on with a type.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Code      |  Identifier   |            Length             |
 * +---------------+---------------+-------------------------------+
 * |     Type      |  Type-Data ...
 * +---------------+-----------------
 * </pre>
 */
sealed interface EapMessage {
    /** The type that asks who the peer is (§5.1). */
    int IDENTITY = 1;
    /** The type that has something to show to a person (§5.2). */
    int NOTIFICATION = 2;
    /** The type of a response that turns a method down (§5.3.1). */
    int NAK = 3;
    /** Octets before the type. */
    int HEADER = 4;

    /** Ties a response, a success or a failure to the request before it (§4.1, §4.2): 0 to 255. */
    int identifier();

    /** The authenticator asks, code 1. */
    record Request(int identifier, int type, Bytes data) implements EapMessage {
    }

    /** The peer answers, code 2. */
    record Response(int identifier, int type, Bytes data) implements EapMessage {
    }

    /** The peer is who it says, code 3. */
    record Success(int identifier) implements EapMessage {
    }

    /** It is not, code 4. */
    record Failure(int identifier) implements EapMessage {
    }

    /** What the octets say. */
    static Decoded<EapMessage> decode(Bytes octets) {
        return WireReader.decode(octets, "EAP message", "RFC 3748 §4", EapMessage::read);
    }

    private static EapMessage read(WireReader in) {
        int there = in.remaining();
        int code = in.u8("Code");
        int identifier = in.u8("Identifier");
        int length = in.length("Length", HEADER);
        if (length != there) {
            throw in.malformed("says " + length + ", but " + there + " octets are there");
        }
        return switch (code) {
            case 1 -> new Request(identifier, in.u8("Type"), in.rest("Type-Data"));
            case 2 -> new Response(identifier, in.u8("Type"), in.rest("Type-Data"));
            case 3 -> new Success(identifier);
            case 4 -> new Failure(identifier);
            default -> throw in.malformedAt("Code", 0, "is " + code + ", expected is 1 to 4");
        };
    }

    /** The octets of the packet. */
    default Bytes encode() {
        return switch (this) {
            case Request(int id, int type, Bytes data) -> encode(1, id, type, data);
            case Response(int id, int type, Bytes data) -> encode(2, id, type, data);
            case Success(int id) -> new WireWriter().u8(3).u8(id).u16(HEADER).toBytes();
            case Failure(int id) -> new WireWriter().u8(4).u8(id).u16(HEADER).toBytes();
        };
    }

    private static Bytes encode(int code, int identifier, int type, Bytes data) {
        return new WireWriter().u8(code).u8(identifier).u16(HEADER + 1 + data.length()).u8(type).bytes(data)
                .toBytes();
    }
}
