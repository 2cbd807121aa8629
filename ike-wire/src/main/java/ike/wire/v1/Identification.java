package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.DistinguishedNameText;
import ike.wire.Printable;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;

/**
 * Who a peer says it is, or which traffic an SA is for (RFC 2407 §4.6.2): a type, its data, and a protocol and port
 * that narrow it.
 *
 * @param type how the data are read
 * @param protocol an IP protocol; 0 for any
 * @param port a UDP or TCP port; 0 for any. In Phase 1 both are 0, or 17 and 500
 * @param data one or two addresses of 4 or 16 octets, a name without terminator, a DER structure, or octets that only
 * the peers understand
 */
public record Identification(IdType type, int protocol, int port, Bytes data) {
    public Identification {
        if (protocol >>> 8 != 0 || port >>> 16 != 0) {
            throw new IllegalArgumentException("protocol " + protocol + ", port " + port);
        }
    }

    /** An identity for Phase 1: any protocol, any port. */
    public static Identification of(IdType type, Bytes data) {
        return new Identification(type, 0, 0, data);
    }

    /** An address of either family. */
    public static Identification address(IpAddress address) {
        return of(address.isV4() ? IdType.Known.ID_IPV4_ADDR : IdType.Known.ID_IPV6_ADDR, address.octets());
    }

    /** The payload's octets behind the generic header: {@code IDii_b} and its like (RFC 2409 §3.2). */
    public Bytes body() {
        return Bytes.concat(Bytes.of(type.code(), protocol), Bytes.u16(port), data);
    }

    /** One line for a person, safe to print whatever the peer sent: {@code ID_IPV4_ADDR 192.0.2.1}. */
    public String describe() {
        String scope = protocol == 0 && port == 0 ? "" : ", protocol " + protocol + ", port " + port;
        return (data.isEmpty() ? type.label() : type.label() + " " + value(type, data)) + scope;
    }

    static Identification read(WireReader in) {
        IdType type = in.code8("ID Type", IdType::of);
        int protocol = in.u8("Protocol ID");
        int port = in.u16("Port");
        Bytes data = in.bytes("Identification Data", in.remaining(), octets -> value(type, octets));
        return new Identification(type, protocol, port, data);
    }

    private static String value(IdType type, Bytes data) {
        return switch (type) {
            case IdType.Known.ID_FQDN, IdType.Known.ID_USER_FQDN -> Printable.text(data);
            case IdType.Known.ID_DER_ASN1_DN -> DistinguishedNameText.of(data).orElseGet(data::hex);
            case IdType.Known.ID_IPV4_ADDR -> addresses(data, 4, 1, "");
            case IdType.Known.ID_IPV6_ADDR -> addresses(data, 16, 1, "");
            case IdType.Known.ID_IPV4_ADDR_SUBNET -> addresses(data, 4, 2, " mask ");
            case IdType.Known.ID_IPV6_ADDR_SUBNET -> addresses(data, 16, 2, " mask ");
            case IdType.Known.ID_IPV4_ADDR_RANGE -> addresses(data, 4, 2, " to ");
            case IdType.Known.ID_IPV6_ADDR_RANGE -> addresses(data, 16, 2, " to ");
            default -> data.hex();
        };
    }

    private static String addresses(Bytes data, int length, int count, String between) {
        if (data.length() != length * count) {
            return data.hex();
        }
        String first = new IpAddress(data.slice(0, length)).toString();
        return count == 1 ? first : first + between + new IpAddress(data.from(length));
    }
}
