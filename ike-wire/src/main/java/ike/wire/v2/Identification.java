package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.DistinguishedNameText;
import ike.wire.Printable;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;

/**
 * Who a peer says it is (RFC 7296 §3.5): a type and its data. Two identities are the same when both are, octet by
 * octet.
 *
 * @param type how the data are read
 * @param data 4 or 16 octets of an address, a name without terminator, a DER structure, or octets that only the peers
 * understand
 */
public record Identification(IdType type, Bytes data) {
    /** Nobody: ID_NULL, which has no data (RFC 7619 §2.2). */
    public static final Identification NOBODY = new Identification(IdType.Known.ID_NULL, Bytes.EMPTY);

    /** An IPv4 address; {@link IllegalArgumentException} for one of IPv6. */
    public static Identification ipv4(IpAddress address) {
        if (!address.isV4()) {
            throw new IllegalArgumentException(address + " is no IPv4 address");
        }
        return new Identification(IdType.Known.ID_IPV4_ADDR, address.octets());
    }

    /** An IPv6 address; {@link IllegalArgumentException} for one of IPv4. */
    public static Identification ipv6(IpAddress address) {
        if (address.isV4()) {
            throw new IllegalArgumentException(address + " is no IPv6 address");
        }
        return new Identification(IdType.Known.ID_IPV6_ADDR, address.octets());
    }

    /** An address of either family. */
    public static Identification address(IpAddress address) {
        return address.isV4() ? ipv4(address) : ipv6(address);
    }

    /** A fully qualified domain name, without terminator. */
    public static Identification fqdn(String name) {
        return new Identification(IdType.Known.ID_FQDN, Bytes.utf8(name));
    }

    /** A mail address, without terminator. */
    public static Identification rfc822(String address) {
        return new Identification(IdType.Known.ID_RFC822_ADDR, Bytes.utf8(address));
    }

    /** Octets that mean something to the two peers only. */
    public static Identification keyId(Bytes id) {
        return new Identification(IdType.Known.ID_KEY_ID, id);
    }

    /**
     * The payload's octets behind the generic header, as they are sent: type, three reserved zeros, data. They are
     * what AUTH covers of our own identity (IDi' and IDr' of RFC 7296 §2.15); of a peer's identity it covers the
     * octets received, {@link ChainedPayload#body}.
     */
    public Bytes body() {
        return Bytes.concat(Bytes.of(type.code(), 0, 0, 0), data);
    }

    /** One line for a person, safe to print whatever the peer sent: {@code ID_FQDN moon.example}. */
    public String describe() {
        return data.isEmpty() ? type.label() : type.label() + " " + value(type, data);
    }

    static Identification read(WireReader in) {
        IdType type = in.code8("ID Type", IdType::of);
        in.reserved(3);
        Bytes data = in.bytes("Identification Data", in.remaining(), octets -> value(type, octets));
        return new Identification(type, data);
    }

    private static String value(IdType type, Bytes data) {
        return switch (type) {
            case IdType.Known.ID_FQDN, IdType.Known.ID_RFC822_ADDR -> Printable.text(data);
            case IdType.Known.ID_IPV4_ADDR -> data.length() == 4 ? new IpAddress(data).toString() : data.hex();
            case IdType.Known.ID_IPV6_ADDR -> data.length() == 16 ? new IpAddress(data).toString() : data.hex();
            case IdType.Known.ID_DER_ASN1_DN -> DistinguishedNameText.of(data).orElseGet(data::hex);
            default -> data.hex();
        };
    }
}
