package ike.esp.sad;

/**
 * When an outbound SA has sent enough. A sequence number never cycles (RFC 4303 §3.3.3): of 32 bits none above {@link #LAST}
 * is sent, whatever the limits say.
 *
 * @param soft the sequence number that makes IKE rekey
 * @param hard the last sequence number that is sent
 */
public record SequenceLimits(long soft, long hard) {
    /** The last 32-bit sequence number. */
    public static final long LAST = 0xffff_ffffL;

    /** Everything that 32 bits allow; rekeying begins when seven eighths are used. */
    public static final SequenceLimits DEFAULT = new SequenceLimits(LAST / 8 * 7, LAST);

    /** No limit but that of 64 bits. */
    static final SequenceLimits EXTENDED = new SequenceLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    public SequenceLimits {
        if (soft < 1 || hard < 1) {
            throw new IllegalArgumentException("limits " + soft + " and " + hard + " of sequence numbers");
        }
    }

    /** These for sequence numbers of 32 bits, none for those of 64. */
    SequenceLimits forWidth(boolean extended) {
        return extended ? EXTENDED : new SequenceLimits(soft, Math.min(hard, LAST));
    }
}
