package ike.engine;

/** What an SA puts around a packet (RFC 4301 §3.2). */
public enum IpsecMode {
    /** A whole IP packet inside. */
    TUNNEL,
    /** The payload of one IP packet inside. */
    TRANSPORT,
    /**
     * The same, but the packet has two fixed addresses of its own, which are not those outside (Bound End-to-End Tunnel,
     * draft-nikander-esp-beet-mode). For study.
     */
    BEET
}
