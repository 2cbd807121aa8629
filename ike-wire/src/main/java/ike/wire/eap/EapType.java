package ike.wire.eap;

import ike.wire.NamedCode;
import ike.wire.Registry;

/** The types of EAP requests and responses (RFC 3748 §5, and IANA's registry of method types): one octet. */
public final class EapType {
    /** Who are you (RFC 3748 §5.1). */
    public static final int IDENTITY = 1;
    /** Something to show to a person (RFC 3748 §5.2). */
    public static final int NOTIFICATION = 2;
    /** Not this method, but one of these (RFC 3748 §5.3.1). */
    public static final int NAK = 3;
    /** A vendor's types (RFC 3748 §5.7). */
    public static final int EXPANDED = 254;

    private static final Registry<NamedCode> REGISTRY = Registry.of(new NamedCode[]{
            entry(IDENTITY, "Identity", "RFC 3748"), entry(NOTIFICATION, "Notification", "RFC 3748"),
            entry(NAK, "Legacy Nak", "RFC 3748"), entry(4, "MD5-Challenge", "RFC 3748"),
            entry(5, "One-Time Password", "RFC 3748"), entry(6, "Generic Token Card", "RFC 3748"),
            entry(13, "EAP-TLS", "RFC 5216"), entry(18, "EAP-SIM", "RFC 4186"), entry(21, "EAP-TTLS", "RFC 5281"),
            entry(23, "EAP-AKA", "RFC 4187"), entry(25, "PEAP", "draft-josefsson-pppext-eap-tls-eap"),
            entry(26, "MS-EAP-Authentication", "draft-kamath-pppext-eap-mschapv2"),
            entry(29, "EAP-MSCHAP-V2", "draft-kamath-pppext-eap-mschapv2"), entry(43, "EAP-FAST", "RFC 4851"),
            entry(46, "EAP-PAX", "RFC 4746"), entry(47, "EAP-PSK", "RFC 4764"), entry(48, "EAP-SAKE", "RFC 4763"),
            entry(49, "EAP-IKEv2", "RFC 5106"), entry(50, "EAP-AKA'", "RFC 9048"), entry(51, "EAP-GPSK", "RFC 5433"),
            entry(52, "EAP-pwd", "RFC 5931"), entry(53, "EAP-EKE", "RFC 6124"), entry(54, "PT-EAP", "RFC 7171"),
            entry(55, "TEAP", "RFC 9930"), entry(56, "EAP-NOOB", "RFC 9140"), entry(EXPANDED, "Expanded", "RFC 3748"),
            entry(255, "Experimental", "RFC 3748")}, Registry.OCTET);

    private EapType() {
    }

    /** The entry of {@code code}, or the code without a name. */
    public static NamedCode of(int code) {
        return REGISTRY.find(code, NamedCode::unknown);
    }

    private static NamedCode entry(int code, String label, String reference) {
        return new NamedCode(code, label, reference);
    }
}
