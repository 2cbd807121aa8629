package ike.wire.v1;

import ike.wire.WireReader;
import ike.wire.WireWriter;
import ike.wire.ip.IpAddress;

/**
 * The NAT-OA payload (RFC 3947 §5.2): an address as its owner sees it, in Quick Mode for transport mode. The
 * initiator's comes first, then the responder's.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |    ID Type    |   reserved    |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |           IPv4 (4 octets) or IPv6 address (16 octets)         |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type the final number, or the one of the drafts
 * @param address written with the ID type of its family
 */
public record NatOriginalAddressPayload(PayloadType type, IpAddress address) implements Payload {
    public NatOriginalAddressPayload {
        if (type != PayloadType.Known.NAT_OA && type != PayloadType.Known.NAT_OA_DRAFT) {
            throw new IllegalArgumentException(type.label() + " is no NAT-OA payload");
        }
    }

    static NatOriginalAddressPayload read(WireReader in, PayloadType type) {
        IdType family = in.section("RFC 3947 §5.2").code8("ID Type", IdType::of);
        if (family != IdType.Known.ID_IPV4_ADDR && family != IdType.Known.ID_IPV6_ADDR) {
            throw in.malformed(family.label() + ", but an IPv4 or an IPv6 address is expected");
        }
        in.reserved(3);
        int length = family == IdType.Known.ID_IPV4_ADDR ? 4 : 16;
        return new NatOriginalAddressPayload(type,
                new IpAddress(in.bytes("Original Address", length, octets -> new IpAddress(octets).toString())));
    }

    @Override
    public void writeBody(WireWriter out) {
        IdType family = address.isV4() ? IdType.Known.ID_IPV4_ADDR : IdType.Known.ID_IPV6_ADDR;
        out.u8(family.code()).zeros(3).bytes(address.octets());
    }
}
