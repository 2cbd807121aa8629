package ike.v2.eap;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * What EAP-MSCHAPv2 puts behind the type (draft-kamath-pppext-eap-mschapv2-02 §2). MS-Length counts everything from
 * OpCode on, in octets.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |    OpCode     |  MS-CHAPv2-ID |           MS-Length           |
 * +---------------+---------------+-------------------------------+
 * | [Value-Size]  |  Value, then Name; or Message ...
 * +---------------+-----------------------
 * </pre>
 */
sealed interface MsChapV2Packet {
    /** Octets of either side's challenge. */
    int CHALLENGE_LENGTH = 16;
    /** Octets of the NT-Response (RFC 2759 §4). */
    int NT_RESPONSE_LENGTH = 24;

    /** OpCode 1: the authenticator's challenge and its name. */
    record Challenge(int id, Bytes challenge, Bytes name) implements MsChapV2Packet {
    }

    /** OpCode 2: the peer's challenge, the proof of the password, and the user's name (RFC 2759 §4). */
    record Response(int id, Bytes peerChallenge, Bytes ntResponse, Bytes name) implements MsChapV2Packet {
    }

    /** OpCode 3: the authenticator's own proof, {@code S=<40 hexadecimal digits> M=<text>} (RFC 2759 §5). */
    record Success(int id, Bytes message) implements MsChapV2Packet {
    }

    /** OpCode 4: {@code E=<error> R=<retry> C=<challenge> V=3 M=<text>} (RFC 2759 §6). */
    record Failure(int id, Bytes message) implements MsChapV2Packet {
    }

    /** The peer has seen a success or a failure: its OpCode alone. */
    record Acknowledgement(boolean success) implements MsChapV2Packet {
    }

    /** What the octets behind the EAP type say. */
    static Decoded<MsChapV2Packet> decode(Bytes octets) {
        return WireReader.decode(octets, "MS-CHAPv2", "draft-kamath-pppext-eap-mschapv2-02 §2", MsChapV2Packet::read);
    }

    private static MsChapV2Packet read(WireReader in) {
        int there = in.remaining();
        int opCode = in.u8("OpCode");
        if (in.remaining() == 0 && (opCode == 3 || opCode == 4)) {
            return new Acknowledgement(opCode == 3);
        }
        int id = in.u8("MS-CHAPv2-ID");
        int length = in.length("MS-Length", 4);
        if (length != there) {
            throw in.malformed("says " + length + ", but " + there + " octets are there");
        }
        return switch (opCode) {
            case 1 -> {
                valueSize(in, CHALLENGE_LENGTH);
                yield new Challenge(id, in.bytes("Challenge", CHALLENGE_LENGTH), in.rest("Name"));
            }
            case 2 -> response(in, id);
            case 3 -> new Success(id, in.rest("Message"));
            case 4 -> new Failure(id, in.rest("Message"));
            default -> throw in.malformedAt("OpCode", 0, "is " + opCode + ", expected is 1 to 4");
        };
    }

    private static Response response(WireReader in, int id) {
        valueSize(in, CHALLENGE_LENGTH + 8 + NT_RESPONSE_LENGTH + 1);
        Bytes peerChallenge = in.bytes("Peer-Challenge", CHALLENGE_LENGTH);
        in.reserved(8);
        Bytes ntResponse = in.bytes("NT-Response", NT_RESPONSE_LENGTH);
        in.u8("Flags");
        return new Response(id, peerChallenge, ntResponse, in.rest("Name"));
    }

    private static void valueSize(WireReader in, int expected) {
        int size = in.u8("Value-Size");
        if (size != expected) {
            throw in.malformed("says " + size + ", expected is " + expected);
        }
    }

    /** The octets behind the EAP type. */
    default Bytes encode() {
        return switch (this) {
            case Challenge(int id, Bytes challenge, Bytes name) ->
                encode(1, id, new WireWriter().u8(CHALLENGE_LENGTH).bytes(challenge).bytes(name));
            case Response(int id, Bytes peerChallenge, Bytes ntResponse, Bytes name) ->
                encode(2, id, new WireWriter().u8(CHALLENGE_LENGTH + 8 + NT_RESPONSE_LENGTH + 1).bytes(peerChallenge)
                        .zeros(8).bytes(ntResponse).u8(0).bytes(name));
            case Success(int id, Bytes message) -> encode(3, id, new WireWriter().bytes(message));
            case Failure(int id, Bytes message) -> encode(4, id, new WireWriter().bytes(message));
            case Acknowledgement(boolean success) -> Bytes.of(success ? 3 : 4);
        };
    }

    private static Bytes encode(int opCode, int id, WireWriter body) {
        return new WireWriter().u8(opCode).u8(id).u16(4 + body.length()).bytes(body.toBytes()).toBytes();
    }
}
