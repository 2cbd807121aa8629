package ike.engine;

/** What an SA puts around a packet (RFC 4301 §3.2). */
public enum IpsecMode {
    /** A whole IP packet inside. */
    TUNNEL,
    /** The payload of one IP packet inside. */
    TRANSPORT
}
