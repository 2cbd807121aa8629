package ike.wire.v1;

import java.util.Optional;

/** Whose attributes they are (RFC 2408 §3.3): each kind of SA, and the Transaction exchange, counts from 1 anew. */
public enum AttributeSpace {
    /** Of an ISAKMP SA and of New Group Mode: RFC 2409 Appendix A. */
    OAKLEY,
    /** Of an ESP, AH or IPComp SA: RFC 2407 §4.5. */
    IPSEC,
    /** Of a Transaction exchange: Mode Config, extended authentication, Unity. */
    CONFIGURATION,
    /** Of a protocol that is not known here; nothing has a name. */
    OTHER;

    /** Whose attributes the transforms of a proposal for {@code protocol} have. */
    static AttributeSpace of(ProtocolId protocol) {
        return switch (protocol) {
            case ProtocolId.Known.ISAKMP -> OAKLEY;
            case ProtocolId.Known.AH, ProtocolId.Known.ESP, ProtocolId.Known.IPCOMP -> IPSEC;
            default -> OTHER;
        };
    }

    /** The class of {@code code}; one without a name is kept as {@link UnknownAttribute}. */
    public AttributeClass find(int code) {
        return assigned(code).orElseGet(() -> new UnknownAttribute(this, code));
    }

    /** The class of {@code code}, if it has a name. */
    Optional<AttributeClass> assigned(int code) {
        Optional<? extends AttributeClass> found = switch (this) {
            case OAKLEY -> OakleyAttribute.find(code);
            case IPSEC -> IpsecAttribute.find(code);
            case CONFIGURATION -> CfgAttribute.find(code);
            case OTHER -> Optional.empty();
        };
        return found.map(name -> name);
    }
}
