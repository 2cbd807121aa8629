package ike.interop.capture;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How a pcapng interface counts time (draft-ietf-opsawg-pcapng, options if_tsresol and if_tsoffset).
 *
 * @param perSecond units in a second
 * @param offsetSeconds added to every timestamp
 */
record TimestampUnit(BigInteger perSecond, long offsetSeconds) {
    /** What holds when the interface says nothing: microseconds since 1970. */
    static final TimestampUnit DEFAULT = new TimestampUnit(BigInteger.valueOf(1_000_000), 0);

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    /** From the octet of if_tsresol: a negative power of ten, or of two when the first bit is set. */
    TimestampUnit withResolution(int octet) {
        int exponent = octet & 0x7f;
        return new TimestampUnit((octet & 0x80) == 0 ? BigInteger.TEN.pow(exponent) : BigInteger.TWO.pow(exponent),
                offsetSeconds);
    }

    TimestampUnit withOffset(long seconds) {
        return new TimestampUnit(perSecond, seconds);
    }

    /** The moment of an unsigned 64-bit timestamp; nothing when it lies beyond all calendars. */
    Optional<Instant> instant(long timestamp) {
        BigInteger[] parts = new BigInteger(Long.toUnsignedString(timestamp)).divideAndRemainder(perSecond);
        long nanos = parts[1].multiply(NANOS).divide(perSecond).longValueExact();
        try {
            return Optional.of(Instant.ofEpochSecond(
                    Math.addExact(parts[0].longValueExact(), offsetSeconds), nanos));
        } catch (ArithmeticException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
