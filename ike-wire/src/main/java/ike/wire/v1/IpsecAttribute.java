package ike.wire.v1;

import ike.wire.Registry;
import java.util.Optional;

/**
 * Attribute classes of a transform for ESP, AH or IPComp (RFC 2407 §4.5).
 */
public enum IpsecAttribute implements AttributeClass {
    SA_LIFE_TYPE(1, "SA Life Type", "RFC 2407"),
    SA_LIFE_DURATION(2, "SA Life Duration", "RFC 2407"),
    GROUP_DESCRIPTION(3, "Group Description", "RFC 2407"),
    ENCAPSULATION_MODE(4, "Encapsulation Mode", "RFC 2407"),
    AUTHENTICATION_ALGORITHM(5, "Authentication Algorithm", "RFC 2407"),
    KEY_LENGTH(6, "Key Length", "RFC 2407"),
    KEY_ROUNDS(7, "Key Rounds", "RFC 2407"),
    COMPRESS_DICTIONARY_SIZE(8, "Compress Dictionary Size", "RFC 2407"),
    COMPRESS_PRIVATE_ALGORITHM(9, "Compress Private Algorithm", "RFC 2407"),
    ECN_TUNNEL(10, "ECN Tunnel", "RFC 3168"),
    EXTENDED_SEQUENCE_NUMBER(11, "Extended (64-bit) Sequence Number", "RFC 4304"),
    AUTHENTICATION_KEY_LENGTH(12, "Authentication Key Length", "RFC 4359"),
    SIGNATURE_ENCODING_ALGORITHM(13, "Signature Encoding Algorithm", "RFC 4359"),
    ADDRESS_PRESERVATION(14, "Address Preservation", "RFC 6407"),
    SA_DIRECTION(15, "SA Direction", "RFC 6407");

    private static final Registry<IpsecAttribute> REGISTRY = Registry.of(values(), Registry.FIFTEEN_BITS);

    private final int code;
    private final String label;
    private final String reference;

    IpsecAttribute(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<IpsecAttribute> find(int code) {
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
