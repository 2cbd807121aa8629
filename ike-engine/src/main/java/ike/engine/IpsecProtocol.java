package ike.engine;

import ike.wire.v2.ProtocolId;

/** The two protocols that protect packets (RFC 4301 §3.2). */
public enum IpsecProtocol {
    /** Encapsulating Security Payload (RFC 4303). */
    ESP(ProtocolId.Known.ESP),
    /** The Authentication Header (RFC 4302), which hides nothing and protects the outer header too. For study. */
    AH(ProtocolId.Known.AH);

    private final ProtocolId.Known id;

    IpsecProtocol(ProtocolId.Known id) {
        this.id = id;
    }

    /** How IKEv2 names it (RFC 7296 §3.3.1). */
    public ProtocolId id() {
        return id;
    }

    /** The one that IKEv2 names so; ESP where it is neither. */
    public static IpsecProtocol of(ProtocolId id) {
        return id == ProtocolId.Known.AH ? AH : ESP;
    }

    /** Whether its packets can take this path: those of AH none that leads through a NAT (RFC 4302 §3.3.3.1), or in UDP. */
    public boolean passes(Path path) {
        return this == ESP || path.transport() == Path.Transport.UDP;
    }
}
