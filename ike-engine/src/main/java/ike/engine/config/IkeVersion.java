package ike.engine.config;

/** The two versions of IKE. */
public enum IkeVersion {
    /** RFC 2409; historic since RFC 9395. */
    IKEV1,
    /** RFC 7296. */
    IKEV2
}
