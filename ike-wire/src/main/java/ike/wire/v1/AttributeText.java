package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.CodePoint;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The values of attributes as text for a person (RFC 2409 Appendix A, RFC 2407 §4.5), safe to print whatever they are.
 */
final class AttributeText {
    /** Longer values are shown in hexadecimal: as a number they would say nothing. */
    private static final int NUMBER_OCTETS = 8;

    private AttributeText() {
    }

    static String of(AttributeClass type, Bytes value) {
        return switch (type) {
            case OakleyAttribute oakley -> oakley(oakley, value);
            case IpsecAttribute ipsec -> ipsec(ipsec, value);
            case CfgAttribute configuration -> ConfigurationText.of(configuration, value);
            case UnknownAttribute _ -> value.hex();
        };
    }

    private static String oakley(OakleyAttribute type, Bytes value) {
        return switch (type) {
            case ENCRYPTION_ALGORITHM -> name(OakleyEncryption.find(small(value)), value);
            case HASH_ALGORITHM -> name(OakleyHash.find(small(value)), value);
            case AUTHENTICATION_METHOD -> name(AuthenticationMethod.find(small(value)), value);
            case GROUP_DESCRIPTION -> name(OakleyGroup.find(small(value)), value);
            case GROUP_TYPE -> name(GroupType.find(small(value)), value);
            case LIFE_TYPE -> name(LifeType.find(small(value)), value);
            default -> number(value);
        };
    }

    private static String ipsec(IpsecAttribute type, Bytes value) {
        return switch (type) {
            case SA_LIFE_TYPE -> name(LifeType.find(small(value)), value);
            case GROUP_DESCRIPTION -> name(OakleyGroup.find(small(value)), value);
            case ENCAPSULATION_MODE -> name(EncapsulationMode.find(small(value)), value);
            case AUTHENTICATION_ALGORITHM -> name(IpsecAuthentication.find(small(value)), value);
            case ECN_TUNNEL -> choice(value, 1, "allowed", "forbidden");
            case EXTENDED_SEQUENCE_NUMBER -> choice(value, 1, "64-bit sequence number");
            case SIGNATURE_ENCODING_ALGORITHM -> choice(value, 1, "RSASSA-PKCS1-v1_5", "RSASSA-PSS");
            case ADDRESS_PRESERVATION ->
                choice(value, 1, "none", "source only", "destination only", "source and destination");
            case SA_DIRECTION -> choice(value, 1, "sender only", "receiver only", "symmetric");
            default -> number(value);
        };
    }

    static String name(Optional<? extends CodePoint> entry, Bytes value) {
        return entry.map(known -> known.label() + " (" + known.code() + ")").orElseGet(() -> number(value));
    }

    /** One of a few, counted from {@code first}, that have no registry of their own here. */
    static String choice(Bytes value, int first, String... names) {
        int at = small(value) - first;
        return at >= 0 && at < names.length ? names[at] + " (" + (at + first) + ")" : number(value);
    }

    static String number(Bytes value) {
        return value.length() > NUMBER_OCTETS ? value.hex() : new BigInteger(1, value.toArray()).toString();
    }

    /** The value of an enumerated attribute, or -1 for one that cannot be any. */
    private static int small(Bytes value) {
        return value.length() == 2 ? value.u16At(0) : -1;
    }
}
