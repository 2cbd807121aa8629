package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Status;

/** The transforms of IPComp that an IPCOMP_SUPPORTED notification names (RFC 7296 §2.22). Levels: RFC 8221 §7. */
public enum CompressionId implements CodePoint {
    IPCOMP_OUI(1, "RFC 7296", Status.MUST_NOT),
    IPCOMP_DEFLATE(2, "RFC 2394", Status.MAY),
    IPCOMP_LZS(3, "RFC 2395", Status.MAY),
    IPCOMP_LZJH(4, "RFC 3051", Status.MAY);

    private final int code;
    private final String reference;
    private final Status status;

    CompressionId(int code, String reference, Status status) {
        this.code = code;
        this.reference = reference;
        this.status = status;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public String reference() {
        return reference;
    }

    /** How strongly the IETF asks for it. */
    public Status status() {
        return status;
    }
}
