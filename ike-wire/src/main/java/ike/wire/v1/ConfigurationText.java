package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.ip.IpAddress;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The values of the attributes of a Transaction exchange as text for a person, safe to print whatever they are. What does
 * not have the length of its kind is shown in hexadecimal.
 */
final class ConfigurationText {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    /** A network of Unity's: address, netmask, protocol and two ports. */
    private static final int UNITY_NETWORK = 14;

    private ConfigurationText() {
    }

    static String of(CfgAttribute type, Bytes value) {
        return switch (type) {
            case APPLICATION_VERSION, XAUTH_USER_NAME, XAUTH_MESSAGE, XAUTH_DOMAIN, UNITY_BANNER, UNITY_DEF_DOMAIN,
                    UNITY_SPLITDNS_NAME, UNITY_DDNS_HOSTNAME ->
                Printable.text(value);
            case INTERNAL_IP4_ADDRESS, INTERNAL_IP4_NETMASK, INTERNAL_IP4_DNS, INTERNAL_IP4_NBNS, INTERNAL_IP4_DHCP ->
                each(value, IPV4, ConfigurationText::address);
            case INTERNAL_IP6_ADDRESS, INTERNAL_IP6_NETMASK, INTERNAL_IP6_DNS, INTERNAL_IP6_NBNS, INTERNAL_IP6_DHCP,
                    INTERNAL_IP6_SUBNET ->
                value.length() == IPV6 + 1 ? prefix(value) : each(value, IPV6, ConfigurationText::address);
            case INTERNAL_IP4_SUBNET -> each(value, 2 * IPV4, ConfigurationText::subnet);
            case UNITY_SPLIT_INCLUDE, UNITY_LOCAL_LAN -> each(value, UNITY_NETWORK, ConfigurationText::network);
            case SUPPORTED_ATTRIBUTES -> each(value, 2, ConfigurationText::attribute);
            case XAUTH_TYPE -> AttributeText.choice(value, 0, "generic", "RADIUS-CHAP", "OTP", "S/KEY");
            case XAUTH_STATUS -> AttributeText.choice(value, 0, "fail", "OK");
            case INTERNAL_ADDRESS_EXPIRY, UNITY_SAVE_PASSWD, UNITY_NATT_PORT, UNITY_PFS -> AttributeText.number(value);
            case XAUTH_USER_PASSWORD, XAUTH_PASSCODE, XAUTH_CHALLENGE, XAUTH_NEXT_PIN, XAUTH_ANSWER, UNITY_FW_TYPE,
                    UNITY_BACKUP_SERVERS ->
                value.hex();
        };
    }

    /** As many entries of one length as there are; an honest peer mostly sends one. */
    private static String each(Bytes value, int length, Function<Bytes, String> entry) {
        if (value.length() % length != 0) {
            return value.hex();
        }
        StringJoiner all = new StringJoiner(", ");
        for (int at = 0; at < value.length(); at += length) {
            all.add(entry.apply(value.slice(at, at + length)));
        }
        return all.toString();
    }

    private static String address(Bytes octets) {
        return new IpAddress(octets).toString();
    }

    private static String prefix(Bytes octets) {
        return address(octets.slice(0, IPV6)) + "/" + octets.u8(IPV6);
    }

    private static String subnet(Bytes octets) {
        return address(octets.slice(0, IPV4)) + "/" + address(octets.slice(IPV4, 2 * IPV4));
    }

    private static String network(Bytes octets) {
        Bytes rest = octets.from(2 * IPV4);
        String protocol = rest.u16At(0) == 0 ? "" : " protocol " + rest.u16At(0);
        String ports = rest.u32At(2) == 0 ? "" : " ports " + rest.u16At(2) + ", " + rest.u16At(4);
        return subnet(octets) + protocol + ports;
    }

    private static String attribute(Bytes octets) {
        return AttributeSpace.CONFIGURATION.find(octets.u16At(0) & 0x7fff).label();
    }
}
