package ike.crypto;

/** What a keyed cipher does. */
public enum Direction {
    /** Encrypts, and makes the integrity check value if it has one. */
    SEAL,
    /** Decrypts, and checks. */
    OPEN
}
