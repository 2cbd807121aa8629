package ike.crypto.signature;

/** The kinds of keys that sign in IKE (RFC 7296 §3.8, RFC 4754, RFC 7427, RFC 8420). */
public enum KeyType {
    /** RSA, for PKCS#1 v1.5 and RSASSA-PSS alike. */
    RSA("RSA"),
    /** The Digital Signature Algorithm modulo a prime. */
    DSA("DSA"),
    /** The same over an elliptic curve. */
    ECDSA("ECDSA"),
    /** EdDSA over edwards25519 (RFC 8032 §5.1). */
    ED25519("Ed25519"),
    /** EdDSA over edwards448 (RFC 8032 §5.2). */
    ED448("Ed448");

    private final String label;

    KeyType(String label) {
        this.label = label;
    }

    /** The name that people know. */
    public String label() {
        return label;
    }
}
