package ike.engine;

/**
 * What tunnel mode carries over between the inner and the outer header (RFC 4301 §5.1.2, RFC 6040).
 *
 * @param dscpOut the DSCP of a packet that leaves goes into the outer header; else it is 0 there
 * @param dscpIn the DSCP of the outer header goes into a packet that comes
 * @param ecn congestion marks go both ways; else the outer header says that its sender does not know them
 * @param df the flag Don't Fragment is heeded (§8.1): a packet that has it and is too long is refused, and its sender told; else
 *        the outer packet is fragmented
 */
public record HeaderCopies(boolean dscpOut, boolean dscpIn, boolean ecn, boolean df) {
    /** What is usual, in strongSwan too: DSCP to the outside only. */
    public static final HeaderCopies USUAL = new HeaderCopies(true, false, true, true);
}
