package ike.v1.figure;

/** Ways of authentication that share figures and formulas (RFC 2409 §5). */
public enum Family {
    /** With a pre-shared key (§5.4). */
    PRE_SHARED_KEY
}
