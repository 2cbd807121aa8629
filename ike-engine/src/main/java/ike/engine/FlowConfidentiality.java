package ike.engine;

/**
 * What hides how much an SA carries, and when (traffic flow confidentiality, RFC 4303 §2.6, §2.7).
 *
 * @param paddedLength octets up to which inner packets are padded, 0 for none, {@link #PAD_TO_MTU} for as many as the tunnel
 *        takes; in transport mode there is no such padding
 * @param dummies how many dummy packets a second are sent while there is nothing else to send, 0 for none
 */
public record FlowConfidentiality(int paddedLength, int dummies) {
    /** In the place of a padded length: all packets get as long as the longest that the tunnel takes. */
    public static final int PAD_TO_MTU = Integer.MAX_VALUE;

    /** Nothing is hidden. */
    public static final FlowConfidentiality NONE = new FlowConfidentiality(0, 0);

    /** The same for a peer that cannot take off padding; dummies it must drop all the same (RFC 4303 §2.6). */
    public FlowConfidentiality withoutPadding() {
        return new FlowConfidentiality(0, dummies);
    }
}
