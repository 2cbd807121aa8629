package ike.interop.endpoint;

import ike.wire.Printable;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgValue;

/** A configuration attribute in words (RFC 7296 §3.15.1); a peer chose its value, so it is made printable. */
final class AttributeText {
    private AttributeText() {
    }

    static String of(CfgAttribute attribute) {
        String value = CfgValue.of(attribute).toOptional().map(AttributeText::value)
                .orElseGet(() -> attribute.value().hex());
        return attribute.type().label() + " " + value;
    }

    private static String value(CfgValue value) {
        return switch (value) {
            case CfgValue.Address(var address) -> address.toString();
            case CfgValue.Prefix(var address, int length) -> address + "/" + length;
            case CfgValue.Subnet(var address, var netmask) -> address + "/" + netmask;
            case CfgValue.Text(var octets) -> Printable.text(octets);
            default -> Printable.line(value.toString());
        };
    }
}
