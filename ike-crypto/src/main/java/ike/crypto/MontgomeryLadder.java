package ike.crypto;

/** Scalar multiplication on a curve of RFC 7748 §5: X25519 or X448. */
public interface MontgomeryLadder {
    /** Writes the u coordinate of the base point's multiple. */
    void multiplyBase(byte[] scalar, byte[] u);

    /** Writes the u coordinate of a point's multiple; false when it is zero (§6). */
    boolean multiply(byte[] scalar, byte[] peer, byte[] u);
}
