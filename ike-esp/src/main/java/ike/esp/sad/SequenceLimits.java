package ike.esp.sad;

/**
 * When an outbound SA has sent enough. A sequence number never cycles (RFC 4303 §3.3.3).
 *
 * @param soft the sequence number that makes IKE rekey
 * @param hard the last sequence number that is sent, 2^32-1 at most
 */
public record SequenceLimits(long soft, long hard) {
    /** The last 32-bit sequence number. */
    public static final long LAST = 0xffff_ffffL;

    /** Everything that 32 bits allow; rekeying begins when seven eighths are used. */
    public static final SequenceLimits DEFAULT = new SequenceLimits(LAST / 8 * 7, LAST);

    public SequenceLimits {
        if (soft < 1 || hard < 1 || hard > LAST) {
            throw new IllegalArgumentException("limits " + soft + " and " + hard + " of sequence numbers");
        }
    }
}
