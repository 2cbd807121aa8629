package ike.interop.daemon;

import ike.wire.Bytes;
import java.util.Optional;

/**
 * Which datagrams are looked at at all.
 *
 * @param initiatorOnly those that would begin an IKE SA are not
 * @param largest those with more octets are not
 */
public record Admission(boolean initiatorOnly, int largest) {
    /** All of them. */
    public static final Admission ALL = new Admission(false, Integer.MAX_VALUE);

    private static final int SPI_LENGTH = 8;
    private static final int VERSION_OFFSET = 17;
    private static final int EXCHANGE_OFFSET = 18;
    private static final int FLAGS_OFFSET = 19;
    private static final int RESPONSE = 0x20;
    private static final int MAIN_MODE = 2;
    private static final int AGGRESSIVE_MODE = 4;

    /** Why a datagram is not looked at; nothing if it is. */
    public Optional<String> objection(Bytes octets) {
        if (octets.length() > largest) {
            return Optional.of(octets.length() + " octets, and max_packet is " + largest);
        }
        return initiatorOnly && begins(octets)
                ? Optional.of("it begins an IKE SA, and initiator_only says that peers shall not")
                : Optional.empty();
    }

    /** A request without an SPI of ours (RFC 7296 §3.1), or a Phase 1 without a cookie of ours (RFC 2408 §3.1). */
    private static boolean begins(Bytes octets) {
        if (octets.length() <= FLAGS_OFFSET
                || !octets.slice(SPI_LENGTH, 2 * SPI_LENGTH).equals(Bytes.zeros(SPI_LENGTH))) {
            return false;
        }
        int exchange = octets.u8(EXCHANGE_OFFSET);
        return octets.u8(VERSION_OFFSET) >>> 4 == 1
                ? exchange == MAIN_MODE || exchange == AGGRESSIVE_MODE
                : (octets.u8(FLAGS_OFFSET) & RESPONSE) == 0;
    }
}
