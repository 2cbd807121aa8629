package ike.wire.v1;

import ike.wire.Registry;
import java.util.Optional;

/**
 * Attribute classes of a Transaction exchange. No RFC section: Mode Config is draft-dukes-ike-mode-cfg-02 §3.3,
 * extended authentication draft-beaulieu-ike-xauth-02 §6, and the rest is what Cisco's Unity clients are given.
 */
public enum CfgAttribute implements AttributeClass {
    INTERNAL_IP4_ADDRESS(1, "INTERNAL_IP4_ADDRESS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP4_NETMASK(2, "INTERNAL_IP4_NETMASK", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP4_DNS(3, "INTERNAL_IP4_DNS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP4_NBNS(4, "INTERNAL_IP4_NBNS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_ADDRESS_EXPIRY(5, "INTERNAL_ADDRESS_EXPIRY", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP4_DHCP(6, "INTERNAL_IP4_DHCP", "draft-dukes-ike-mode-cfg-02"),
    APPLICATION_VERSION(7, "APPLICATION_VERSION", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_ADDRESS(8, "INTERNAL_IP6_ADDRESS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_NETMASK(9, "INTERNAL_IP6_NETMASK", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_DNS(10, "INTERNAL_IP6_DNS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_NBNS(11, "INTERNAL_IP6_NBNS", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_DHCP(12, "INTERNAL_IP6_DHCP", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP4_SUBNET(13, "INTERNAL_IP4_SUBNET", "draft-dukes-ike-mode-cfg-02"),
    SUPPORTED_ATTRIBUTES(14, "SUPPORTED_ATTRIBUTES", "draft-dukes-ike-mode-cfg-02"),
    INTERNAL_IP6_SUBNET(15, "INTERNAL_IP6_SUBNET", "draft-dukes-ike-mode-cfg-02"),
    XAUTH_TYPE(16520, "XAUTH_TYPE", "draft-beaulieu-ike-xauth-02"),
    XAUTH_USER_NAME(16521, "XAUTH_USER_NAME", "draft-beaulieu-ike-xauth-02"),
    XAUTH_USER_PASSWORD(16522, "XAUTH_USER_PASSWORD", "draft-beaulieu-ike-xauth-02"),
    XAUTH_PASSCODE(16523, "XAUTH_PASSCODE", "draft-beaulieu-ike-xauth-02"),
    XAUTH_MESSAGE(16524, "XAUTH_MESSAGE", "draft-beaulieu-ike-xauth-02"),
    XAUTH_CHALLENGE(16525, "XAUTH_CHALLENGE", "draft-beaulieu-ike-xauth-02"),
    XAUTH_DOMAIN(16526, "XAUTH_DOMAIN", "draft-beaulieu-ike-xauth-02"),
    XAUTH_STATUS(16527, "XAUTH_STATUS", "draft-beaulieu-ike-xauth-02"),
    XAUTH_NEXT_PIN(16528, "XAUTH_NEXT_PIN", "draft-beaulieu-ike-xauth-02"),
    XAUTH_ANSWER(16529, "XAUTH_ANSWER", "draft-beaulieu-ike-xauth-02"),
    UNITY_BANNER(28672, "UNITY_BANNER", "Cisco Unity"),
    UNITY_SAVE_PASSWD(28673, "UNITY_SAVE_PASSWD", "Cisco Unity"),
    UNITY_DEF_DOMAIN(28674, "UNITY_DEF_DOMAIN", "Cisco Unity"),
    UNITY_SPLITDNS_NAME(28675, "UNITY_SPLITDNS_NAME", "Cisco Unity"),
    UNITY_SPLIT_INCLUDE(28676, "UNITY_SPLIT_INCLUDE", "Cisco Unity"),
    UNITY_NATT_PORT(28677, "UNITY_NATT_PORT", "Cisco Unity"),
    UNITY_LOCAL_LAN(28678, "UNITY_LOCAL_LAN", "Cisco Unity"),
    UNITY_PFS(28679, "UNITY_PFS", "Cisco Unity"),
    UNITY_FW_TYPE(28680, "UNITY_FW_TYPE", "Cisco Unity"),
    UNITY_BACKUP_SERVERS(28681, "UNITY_BACKUP_SERVERS", "Cisco Unity"),
    UNITY_DDNS_HOSTNAME(28682, "UNITY_DDNS_HOSTNAME", "Cisco Unity");

    private static final Registry<CfgAttribute> REGISTRY = Registry.of(values(), Registry.FIFTEEN_BITS);

    private final int code;
    private final String label;
    private final String reference;

    CfgAttribute(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<CfgAttribute> find(int code) {
        return REGISTRY.find(code);
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String reference() {
        return reference;
    }
}
