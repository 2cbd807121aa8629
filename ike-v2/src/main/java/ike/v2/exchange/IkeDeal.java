package ike.v2.exchange;

import ike.v2.sa.SaName;
import ike.v2.sa.Series;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;

/**
 * What the two ends agreed on for the successor of an IKE SA (RFC 7296 §1.3.2).
 *
 * @param name what it will be called
 * @param chosen the proposal, one transform a type
 */
record IkeDeal(SaName name, Proposal chosen, Bytes ni, Bytes nr) implements Series.Deal {
    @Override
    public boolean rekeysIke() {
        return true;
    }

    /** The lower of the exchange's nonces (§2.8.2). */
    Bytes lowestNonce() {
        return ni.compareTo(nr) < 0 ? ni : nr;
    }
}
