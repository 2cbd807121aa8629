package ike.wire.eap;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Printable;
import ike.wire.WireReader;
import java.util.OptionalInt;

/**
 * An EAP packet (RFC 3748 §4).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |     Code      |  Identifier   |            Length             |
 * +---------------+---------------+---------------+---------------+
 * |     Type      |  Type-Data, in requests and responses only    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param code request, response, success or failure
 * @param identifier a response repeats its request's
 * @param type of a request or response: {@link EapType}; absent otherwise
 * @param data behind the type; at most 65530 octets
 */
public record EapPacket(int code, int identifier, OptionalInt type, Bytes data) {
    /** The authenticator asks. */
    public static final int REQUEST = 1;
    /** The peer answers. */
    public static final int RESPONSE = 2;
    /** The authenticator is content. */
    public static final int SUCCESS = 3;
    /** It is not. */
    public static final int FAILURE = 4;
    /** Octets of code, identifier and length. */
    public static final int HEADER_LENGTH = 4;

    private static final String SECTION = "RFC 3748 §4";

    public EapPacket {
        if (code >>> 8 != 0 || identifier >>> 8 != 0 || type.orElse(0) >>> 8 != 0
                || data.length() > 0xffff - HEADER_LENGTH - 1 || (type.isEmpty() && !data.isEmpty())) {
            throw new IllegalArgumentException("code " + code + ", type " + type + ", " + data.length() + " octets");
        }
    }

    /**
     * The packet in {@code octets}. What stands behind its Length is padding (RFC 3748 §4.1); a request or response
     * without a type, and a success or failure with data, is malformed.
     */
    public static Decoded<EapPacket> decode(Bytes octets) {
        return WireReader.decode(octets, "EAP packet", SECTION, in -> {
            WireReader packet = in.open("EAP packet", SECTION);
            int code = packet.u8("Code", EapPacket::codeLabel);
            int identifier = packet.u8("Identifier");
            packet.length("Length", HEADER_LENGTH);
            boolean typed = code == REQUEST || code == RESPONSE;
            OptionalInt type = typed ? OptionalInt.of(packet.u8("Type")) : OptionalInt.empty();
            Bytes data = typed ? packet.rest("Type-Data") : Bytes.EMPTY;
            packet.close();
            in.rest("Padding");
            return new EapPacket(code, identifier, type, data);
        });
    }

    /** The packet's octets, its Length filled in. */
    public Bytes encode() {
        Bytes body = type.isPresent() ? Bytes.concat(Bytes.of(type.getAsInt()), data) : Bytes.EMPTY;
        return Bytes.concat(Bytes.of(code, identifier), Bytes.u16(HEADER_LENGTH + body.length()), body);
    }

    /** What a code means, with the code. */
    public static String codeLabel(int code) {
        String label = switch (code) {
            case REQUEST -> "Request";
            case RESPONSE -> "Response";
            case SUCCESS -> "Success";
            case FAILURE -> "Failure";
            case 5 -> "Initiate";
            case 6 -> "Finish";
            default -> "unknown";
        };
        return label + " (" + code + ")";
    }

    /** Reads what stands behind the Length of a packet with this code, field by field; at least one octet is there. */
    public static void readBody(WireReader in, int code) {
        if (code != REQUEST && code != RESPONSE) {
            in.rest("Data");
            return;
        }
        in.section(SECTION + ".1");
        int type = in.code8("Type", EapType::of).code();
        switch (type) {
            case EapType.IDENTITY, EapType.NOTIFICATION ->
                in.bytes("Type-Data", in.remaining(), Printable::text);
            case EapType.NAK -> {
                while (in.remaining() > 0) {
                    in.code8("Desired Auth Type", EapType::of);
                }
            }
            case EapType.EXPANDED -> in.apart("Type-Data", in.remaining(), "RFC 3748 §5.7", expanded -> {
                expanded.bytes("Vendor-Id", 3);
                expanded.u32("Vendor-Type");
                return expanded.rest("Vendor data");
            });
            default -> in.rest("Type-Data");
        }
    }
}
