package ike.engine;

/**
 * How much one half of a Child SA may carry (RFC 4301 §4.4.2.1): at the soft limits it is to be replaced, at the hard ones
 * it ends. Octets are those of the packets inside.
 */
public record VolumeLimits(long softOctets, long hardOctets, long softPackets, long hardPackets) {
    /** No limit at all. */
    public static final VolumeLimits NONE = new VolumeLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE,
            Long.MAX_VALUE);

    public VolumeLimits {
        if (softOctets < 1 || hardOctets < 1 || softPackets < 1 || hardPackets < 1) {
            throw new IllegalArgumentException("an SA may carry at least one packet and one octet");
        }
    }
}
