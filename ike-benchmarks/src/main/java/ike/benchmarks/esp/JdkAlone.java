package ike.benchmarks.esp;

import java.security.GeneralSecurityException;

/**
 * ESP's cryptography as a few lines on the JDK's own classes, with nothing around it: what any datapath on this JDK has
 * to pay. The packet has ESP's layout (RFC 4303 §2): 8 octets of header, which are left alone, vector, ciphertext,
 * check value.
 */
sealed interface JdkAlone permits JdkGcm, JdkCbcHmac {
    /** Octets in front of the vector. */
    int HEADER = 8;

    /** Octets that a packet has more than its plaintext. */
    int overhead();

    /** Seals under a fresh vector; the packet's length. */
    int seal(byte[] plain, int length, byte[] packet) throws GeneralSecurityException;

    /** Opens; the plaintext's length. */
    int open(byte[] packet, int length, byte[] plain) throws GeneralSecurityException;
}
