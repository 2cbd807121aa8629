package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Ints;
import ike.engine.config.AddressPool;
import ike.interop.settings.Setting;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import java.util.Locale;
import java.util.Optional;

/** Reads a section {@code pools.<name>}: addresses, and attributes for whoever gets one (RFC 7296 §3.15.1). */
final class PoolReader {
    private static final String ADDRESSES = "a subnet like 10.3.0.0/24 or a range like 10.3.0.1-10.3.0.9";
    private static final int HIGHEST_TYPE = 0x7fff;
    private static final int UNITY_SPLIT_INCLUDE = 28676;
    private static final int UNITY_LOCAL_LAN = 28678;
    private static final int UNITY_PADDING = 6;

    private final SectionReader reader;

    PoolReader(SectionReader reader) {
        this.reader = reader;
    }

    /** The pool; nothing when it has no addresses. */
    Optional<AddressPool> read() {
        if (reader.section().setting("addrs").isEmpty()) {
            reader.error("has no addrs; expected " + ADDRESSES);
            return Optional.empty();
        }
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        for (Setting setting : reader.section().settings()) {
            if (!setting.key().equals("addrs")) {
                reader.read(setting, value -> attributes(setting.key(), value)).ifPresent(attributes::addAll);
            }
        }
        return reader.read("addrs", PoolReader::span).map(span -> new AddressPool(reader.section().name(),
                span.first(), span.last(), attributes.build()));
    }

    /** Of a subnet the first and last address belong to nobody. */
    private static AddressSpan span(String value) throws BadValue {
        AddressSpan span = AddressSpan.parse(value).orElseThrow(() -> BadValue.expected(value, ADDRESSES));
        IpAddress first = neighbour(span.first(), 1);
        IpAddress last = neighbour(span.last(), -1);
        return value.contains("/") && first.compareTo(last) <= 0 && !span.first().equals(span.last())
                ? new AddressSpan(first, last)
                : span;
    }

    /** The address next to one whose last octet is even (or odd, for the one before). */
    private static IpAddress neighbour(IpAddress address, int step) {
        byte[] octets = address.octets().toArray();
        octets[octets.length - 1] += (byte) step;
        return new IpAddress(Bytes.owning(octets));
    }

    private static ImmutableList<CfgAttribute> attributes(String key, String value) throws BadValue {
        if (key.equals("split_include") || key.equals("split_exclude")) {
            return ImmutableList.of(new CfgAttribute(
                    CfgAttributeType.of(key.equals("split_include") ? UNITY_SPLIT_INCLUDE : UNITY_LOCAL_LAN),
                    networks(value)));
        }
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            attributes.add(switch (key) {
                case "dns" -> address(item, CfgAttributeType.Known.INTERNAL_IP4_DNS,
                        CfgAttributeType.Known.INTERNAL_IP6_DNS);
                case "dhcp" -> address(item, CfgAttributeType.Known.INTERNAL_IP4_DHCP,
                        CfgAttributeType.Known.INTERNAL_IP6_DHCP);
                case "nbns" -> ipv4(item, CfgAttributeType.Known.INTERNAL_IP4_NBNS);
                case "netmask" -> ipv4(item, CfgAttributeType.Known.INTERNAL_IP4_NETMASK);
                case "subnet" -> subnet(item);
                default -> numbered(key, item);
            });
        }
        return attributes.build();
    }

    private static CfgAttribute address(String item, CfgAttributeType v4, CfgAttributeType v6) throws BadValue {
        IpAddress address = IpAddress.parse(item).orElseThrow(() -> BadValue.expected(item, "an address"));
        return new CfgAttribute(address.isV4() ? v4 : v6, address.octets());
    }

    private static CfgAttribute ipv4(String item, CfgAttributeType type) throws BadValue {
        IpAddress address = IpAddress.parse(item).filter(IpAddress::isV4)
                .orElseThrow(() -> BadValue.expected(item, "an IPv4 address"));
        return new CfgAttribute(type, address.octets());
    }

    private static CfgAttribute subnet(String item) throws BadValue {
        Optional<AddressSpan> span = AddressSpan.parse(item);
        Integer length = Ints.tryParse(item.substring(item.indexOf('/') + 1).strip());
        if (span.isEmpty() || length == null || !item.contains("/")) {
            throw BadValue.expected(item, "a subnet like 10.0.0.0/8");
        }
        IpAddress base = span.get().first();
        return base.isV4()
                ? new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_SUBNET,
                        Bytes.concat(base.octets(), Bytes.u32(length == 0 ? 0 : -1L << (32 - length))))
                : new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP6_SUBNET,
                        Bytes.concat(base.octets(), Bytes.of(length)));
    }

    /** Networks as Cisco's Unity clients read them: address, mask, and six octets that say nothing. */
    private static Bytes networks(String value) throws BadValue {
        ImmutableList.Builder<Bytes> networks = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            CfgAttribute network = subnet(item);
            if (network.type() != CfgAttributeType.Known.INTERNAL_IP4_SUBNET) {
                throw BadValue.expected(item, "a subnet of IPv4");
            }
            networks.add(network.value(), Bytes.zeros(UNITY_PADDING));
        }
        return Bytes.concat(networks.build().toArray(Bytes[]::new));
    }

    /** An attribute by its number; an address, {@code 0x} and hexadecimal digits, or characters. */
    private static CfgAttribute numbered(String key, String item) throws BadValue {
        Integer number = Ints.tryParse(key);
        if (number == null || number < 1 || number > HIGHEST_TYPE) {
            throw BadValue
                    .saying("this attribute is not supported; expected dns, nbns, dhcp, netmask, subnet, split_include,"
                            + " split_exclude or the number of another one");
        }
        return new CfgAttribute(CfgAttributeType.of(number), octets(item));
    }

    private static Bytes octets(String item) throws BadValue {
        if (item.toLowerCase(Locale.ROOT).startsWith("0x")) {
            String digits = item.substring(2).toUpperCase(Locale.ROOT);
            if (!BaseEncoding.base16().canDecode(digits)) {
                throw BadValue.expected(item, "pairs of hexadecimal digits behind 0x");
            }
            return Bytes.owning(BaseEncoding.base16().decode(digits));
        }
        return IpAddress.parse(item).map(IpAddress::octets).orElseGet(() -> Bytes.utf8(item));
    }
}
