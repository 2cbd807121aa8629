package ike.engine;

/** The two protocols that protect packets (RFC 4301 §3.2). */
public enum IpsecProtocol {
    /** Encapsulating Security Payload (RFC 4303). */
    ESP,
    /** The Authentication Header (RFC 4302), which hides nothing and protects the outer header too. For study. */
    AH
}
