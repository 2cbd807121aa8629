package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.NamedCode;
import ike.wire.Registry;

/** The small registries that only notifications use (RFC 7296 §3.10 and its extensions). */
final class NotifyRegistries {
    private static final Registry<CompressionId> COMPRESSION = Registry.of(CompressionId.values(), Registry.OCTET);
    private static final Registry<NamedCode> GATEWAY = octets(entry(1, "IPv4 address", "RFC 5685"),
            entry(2, "IPv6 address", "RFC 5685"), entry(3, "FQDN", "RFC 5685"));
    private static final Registry<NamedCode> PPK_ID = octets(entry(1, "PPK_ID_OPAQUE", "RFC 8784"),
            entry(2, "PPK_ID_FIXED", "RFC 8784"));
    private static final Registry<NamedCode> PASSWORD = pairs(entry(1, "PACE", "RFC 6631"),
            entry(2, "AugPAKE", "RFC 6628"), entry(3, "Secure PSK Authentication", "RFC 6617"));
    private static final Registry<NamedCode> ROHC = pairs(entry(1, "MAX_CID", "RFC 5857"),
            entry(2, "ROHC_PROFILE", "RFC 5857"), entry(3, "ROHC_INTEG", "RFC 5857"),
            entry(4, "ROHC_ICV_LEN", "RFC 5857"), entry(5, "MRRU", "RFC 5857"));

    private NotifyRegistries() {
    }

    /** IPComp transforms (RFC 7296 §2.22). */
    static CodePoint compression(int code) {
        return COMPRESSION.find(code).<CodePoint>map(id -> id).orElseGet(() -> NamedCode.unknown(code));
    }

    /** Gateway identity types (RFC 5685 §9.2). */
    static NamedCode gateway(int code) {
        return GATEWAY.find(code, NamedCode::unknown);
    }

    /** PPK_ID types (RFC 8784 §5.1). */
    static NamedCode ppkId(int code) {
        return PPK_ID.find(code, NamedCode::unknown);
    }

    /** Secure password methods (RFC 6467 §2). */
    static NamedCode password(int code) {
        return PASSWORD.find(code, NamedCode::unknown);
    }

    /** ROHC attribute types (RFC 5857 §3.1.2). */
    static NamedCode rohc(int code) {
        return ROHC.find(code, NamedCode::unknown);
    }

    private static Registry<NamedCode> octets(NamedCode... entries) {
        return Registry.of(entries, Registry.OCTET);
    }

    private static Registry<NamedCode> pairs(NamedCode... entries) {
        return Registry.of(entries, Registry.TWO_OCTETS);
    }

    private static NamedCode entry(int code, String label, String reference) {
        return new NamedCode(code, label, reference);
    }
}
