package ike.wire.esp;

import ike.wire.BigEndian;

/**
 * The part of an ESP packet that travels in the clear (RFC 4303 §2): 8 octets at its start. What follows is the
 * initialization vector, the ciphertext and the integrity check value, whose lengths only the SA knows.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |              Security Parameters Index (SPI)                  |
 * +---------------+---------------+---------------+---------------+
 * |                      Sequence Number                          |
 * +---------------+---------------+---------------+---------------+
 * |      IV, Payload Data, Padding, Pad Length, Next Header       |
 * +---------------+---------------+---------------+---------------+
 * |                Integrity Check Value (ICV)                    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class EspHeader {
    /** Octets of SPI and sequence number. */
    public static final int LENGTH = 8;
    /** Where the SPI stands. */
    public static final int SPI_OFFSET = 0;
    /** Where the sequence number stands. */
    public static final int SEQUENCE_OFFSET = 4;
    /** Octets of Pad Length and Next Header, the last two that are encrypted. */
    public static final int TRAILER_LENGTH = 2;

    private EspHeader() {
    }

    /** The SPI of the ESP packet at {@code offset}, 32 bits. */
    public static int spi(byte[] octets, int offset) {
        return BigEndian.i32(octets, offset + SPI_OFFSET);
    }

    /** Its sequence number, 0 to 2^32-1; of a 64-bit one the lower half (RFC 4303 §2.2.1). */
    public static long sequence(byte[] octets, int offset) {
        return BigEndian.u32(octets, offset + SEQUENCE_OFFSET);
    }

    /** Writes both; of {@code sequence} the lower 32 bits. */
    public static void write(byte[] octets, int offset, int spi, long sequence) {
        BigEndian.put32(octets, offset + SPI_OFFSET, spi);
        BigEndian.put32(octets, offset + SEQUENCE_OFFSET, (int) sequence);
    }
}
