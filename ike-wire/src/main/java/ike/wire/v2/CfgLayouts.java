package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.wire.Bytes;
import ike.wire.CodePoint;
import ike.wire.Printable;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttributeType.Known;
import java.util.Optional;
import java.util.function.Function;

/** How the value of each configuration attribute is laid out (RFC 7296 §3.15.1 and the RFCs of the extensions). */
final class CfgLayouts {
    private static final String PLAIN_SECTION = "RFC 7296 §3.15.1";
    private static final String NAME = "Value";

    private static final Layout IPV4 = new Layout(PLAIN_SECTION, in -> new CfgValue.Address(address(in, 4)));
    private static final Layout IPV6 = new Layout(PLAIN_SECTION, in -> new CfgValue.Address(address(in, 16)));
    private static final Layout PREFIX = new Layout(PLAIN_SECTION, CfgLayouts::prefix);

    private static final ImmutableMap<CfgAttributeType, Layout> LAYOUTS = ImmutableMap
            .<CfgAttributeType, Layout>builder().put(Known.INTERNAL_IP4_ADDRESS, IPV4)
            .put(Known.INTERNAL_IP4_NETMASK, IPV4).put(Known.INTERNAL_IP4_DNS, IPV4)
            .put(Known.INTERNAL_IP4_NBNS, IPV4).put(Known.INTERNAL_IP4_DHCP, IPV4)
            .put(Known.P_CSCF_IP4_ADDRESS, IPV4.in("RFC 7651 §3")).put(Known.INTERNAL_IP6_DNS, IPV6)
            .put(Known.INTERNAL_IP6_DHCP, IPV6).put(Known.P_CSCF_IP6_ADDRESS, IPV6.in("RFC 7651 §4"))
            .put(Known.INTERNAL_IP6_ADDRESS, PREFIX).put(Known.INTERNAL_IP6_SUBNET, PREFIX)
            .put(Known.INTERNAL_IP6_PREFIX, PREFIX.in("RFC 5739 §5.2"))
            .put(Known.INTERNAL_IP4_SUBNET, new Layout(PLAIN_SECTION,
                    in -> new CfgValue.Subnet(address(in, 4), address(in, "Netmask", 4))))
            .put(Known.APPLICATION_VERSION, new Layout(PLAIN_SECTION, in -> text(in, "Version")))
            .put(Known.INTERNAL_DNS_DOMAIN, new Layout("RFC 8598 §4.1", in -> text(in, "Domain Name")))
            .put(Known.SUPPORTED_ATTRIBUTES, new Layout(PLAIN_SECTION, CfgLayouts::types))
            .put(Known.MIP6_HOME_PREFIX, new Layout("RFC 5026 §8.2",
                    in -> new CfgValue.HomePrefix(in.u32("Prefix Lifetime"), address(in, "Home Prefix", 16),
                            in.u8("Prefix Length"))))
            .put(Known.INTERNAL_IP6_LINK, new Layout("RFC 5739 §5.1", in -> new CfgValue.Link(
                    in.bytes("Link-Local Interface ID", 8), in.rest("IKEv2 Link ID"))))
            .put(Known.HOME_AGENT_ADDRESS, new Layout("3GPP TS 24.302 §8.2.4.1", CfgLayouts::homeAgent))
            .put(Known.FTT_KAT, new Layout("3GPP TS 24.302", in -> new CfgValue.Count(in.u16("Keep-Alive Time"))))
            .put(Known.EXTERNAL_SOURCE_IP4_NAT_INFO, new Layout("3GPP TS 29.139",
                    in -> new CfgValue.Endpoint(address(in, 4), in.u16("Port"))))
            .put(Known.TIMEOUT_PERIOD_FOR_LIVENESS_CHECK, new Layout("3GPP TS 24.302 §8.2.4.2",
                    in -> new CfgValue.Seconds(in.u32("Timeout in seconds"))))
            .put(Known.INTERNAL_DNSSEC_TA, new Layout("RFC 8598 §4.2", in -> new CfgValue.TrustAnchor(
                    in.u16("DNSKEY Key Tag"), in.u8("DNSKEY Alg"), in.u8("Digest Type"), in.rest("Digest Data"))))
            .put(Known.ENCDNS_IP4, new Layout("RFC 9464 §3.1", in -> resolver(in, 4)))
            .put(Known.ENCDNS_IP6, new Layout("RFC 9464 §3.1", in -> resolver(in, 16)))
            .put(Known.ENCDNS_DIGEST_INFO, new Layout("RFC 9464 §3.2", CfgLayouts::digest)).buildOrThrow();

    private record Layout(String section, Function<WireReader, CfgValue> reader) {
        private Layout in(String otherSection) {
            return new Layout(otherSection, reader);
        }
    }

    private CfgLayouts() {
    }

    /** Where the layout of the value is defined. */
    static String section(CfgAttributeType type) {
        Layout layout = LAYOUTS.get(type);
        return layout == null ? PLAIN_SECTION : layout.section;
    }

    /** The value as its type says; of a type without a layout the octets. */
    static CfgValue read(WireReader in, CfgAttributeType type) {
        Layout layout = LAYOUTS.get(type);
        if (in.remaining() == 0) {
            return new CfgValue.Empty();
        }
        return layout == null ? new CfgValue.Opaque(in.rest(NAME)) : layout.reader.apply(in);
    }

    /** Passes over {@code length} octets of value; they are taken apart where fields are recorded and there are some. */
    static Bytes readOctets(WireReader in, CfgAttributeType type, int length) {
        Layout layout = LAYOUTS.get(type);
        return layout == null || length == 0
                ? in.bytes(NAME, length)
                : in.apart(NAME, length, layout.section, layout.reader);
    }

    private static CfgValue prefix(WireReader in) {
        IpAddress address = address(in, 16);
        int length = in.u8("Prefix Length");
        if (length > 128) {
            throw in.malformed("says " + length + " bits, but an address has 128");
        }
        return new CfgValue.Prefix(address, length);
    }

    private static CfgValue homeAgent(WireReader in) {
        IpAddress ipv6 = address(in, "IPv6 Home Agent Address", 16);
        return new CfgValue.HomeAgent(ipv6, in.remaining() == 0
                ? Optional.empty()
                : Optional.of(address(in, "IPv4 Home Agent Address", 4)));
    }

    private static CfgValue types(WireReader in) {
        ImmutableList.Builder<CfgAttributeType> types = ImmutableList.builder();
        while (in.remaining() > 0) {
            types.add(in.code16("Attribute Type", code -> CfgAttributeType.of(code & 0x7fff)));
        }
        return new CfgValue.Types(types.build());
    }

    private static CfgValue resolver(WireReader in, int addressLength) {
        int priority = in.u16("Service Priority");
        int count = in.u8("Num Addresses");
        int nameLength = in.u8("ADN Length");
        ImmutableList.Builder<IpAddress> addresses = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            addresses.add(address(in, addressLength));
        }
        return new CfgValue.Resolver(priority, addresses.build(), name(in, nameLength), in.rest("SvcParams"));
    }

    private static CfgValue digest(WireReader in) {
        int count = in.u8("Num Hash Algs");
        Bytes name = name(in, in.u8("ADN Length"));
        ImmutableList.Builder<CodePoint> algorithms = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            algorithms.add(in.code16("Hash Algorithm Identifier", HashAlgorithmId::of));
        }
        return new CfgValue.ResolverDigest(name, algorithms.build(), in.rest("Certificate Digest"));
    }

    private static Bytes name(WireReader in, int length) {
        return in.bytes("Authentication Domain Name", length, Printable::text);
    }

    private static CfgValue text(WireReader in, String name) {
        return new CfgValue.Text(in.bytes(name, in.remaining(), Printable::text));
    }

    private static IpAddress address(WireReader in, int length) {
        return address(in, "Address", length);
    }

    private static IpAddress address(WireReader in, String name, int length) {
        return new IpAddress(in.bytes(name, length, octets -> new IpAddress(octets).toString()));
    }
}
