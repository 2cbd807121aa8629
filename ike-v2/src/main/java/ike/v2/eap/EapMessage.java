package ike.v2.eap;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.eap.EapPacket;
import java.util.OptionalInt;

/** An EAP packet by what it does (RFC 3748 §4): what the two roles tell each other. */
sealed interface EapMessage {
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

    /** What the octets say. There is no link here that could pad them (§4.1), so Length counts them all. */
    static Decoded<EapMessage> decode(Bytes octets) {
        return switch (EapPacket.decode(octets)) {
            case Decoded.Bad(Malformed why) -> new Decoded.Bad<>(why);
            case Decoded.Ok(EapPacket packet) when packet.encode().length() < octets.length() ->
                bad("EAP packet / Length", 2, "counts less than the " + octets.length() + " octets that are there");
            case Decoded.Ok(EapPacket packet) -> of(packet);
        };
    }

    private static Decoded<EapMessage> of(EapPacket packet) {
        int id = packet.identifier();
        return switch (packet.code()) {
            case EapPacket.REQUEST -> new Decoded.Ok<>(new Request(id, packet.type().orElseThrow(), packet.data()));
            case EapPacket.RESPONSE -> new Decoded.Ok<>(new Response(id, packet.type().orElseThrow(), packet.data()));
            case EapPacket.SUCCESS -> new Decoded.Ok<>(new Success(id));
            case EapPacket.FAILURE -> new Decoded.Ok<>(new Failure(id));
            default -> bad("EAP packet / Code", 0, "is " + packet.code() + ", expected is 1 to 4");
        };
    }

    private static Decoded<EapMessage> bad(String field, int offset, String problem) {
        return new Decoded.Bad<>(new Malformed(field, offset, problem, "RFC 3748 §4"));
    }

    /** The octets of the packet. */
    default Bytes encode() {
        return switch (this) {
            case Request(int id, int type, Bytes data) ->
                new EapPacket(EapPacket.REQUEST, id, OptionalInt.of(type), data).encode();
            case Response(int id, int type, Bytes data) ->
                new EapPacket(EapPacket.RESPONSE, id, OptionalInt.of(type), data).encode();
            case Success(int id) -> new EapPacket(EapPacket.SUCCESS, id, OptionalInt.empty(), Bytes.EMPTY).encode();
            case Failure(int id) -> new EapPacket(EapPacket.FAILURE, id, OptionalInt.empty(), Bytes.EMPTY).encode();
        };
    }
}
