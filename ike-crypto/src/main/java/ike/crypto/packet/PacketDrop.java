package ike.crypto.packet;

/**
 * Why a packet was neither sealed nor opened: the negative numbers that {@link PacketSealer#seal} and {@link
 * PacketOpener#open} return in place of a length.
 */
public final class PacketDrop {
    /** Fewer octets than header, initialization vector, one block and integrity check value have together. */
    public static final int TOO_SHORT = -1;
    /** The ciphertext is no whole number of blocks. */
    public static final int MISALIGNED = -2;
    /** The integrity check failed: not from the peer, damaged, or sealed under another key. */
    public static final int FORGED = -3;
    /** The sequence number is not above the last one, or above what the SA may use: the SA must be rekeyed. */
    public static final int SEQUENCE_SPENT = -4;

    private PacketDrop() {
    }

    /** What a person should read for a code. */
    public static String reason(int code) {
        return switch (code) {
            case TOO_SHORT -> "too short";
            case MISALIGNED -> "no whole number of blocks";
            case FORGED -> "integrity check failed";
            case SEQUENCE_SPENT -> "sequence number already used or exhausted";
            default -> throw new IllegalArgumentException("no drop code: " + code);
        };
    }
}
