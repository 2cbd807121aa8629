package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.v2.sa.Series;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.OptionalLong;

/**
 * What the two ends agreed on for a Child SA (RFC 7296 §2.17).
 *
 * @param chosen the proposal, one transform a type
 * @param inboundSpi ours; {@code outboundSpi} the peer's
 * @param padding false when the peer cannot take off what hides lengths (ESP_TFC_PADDING_NOT_SUPPORTED, §1.3.1)
 * @param weInitiated true when the exchange was ours: its initiator's keys come first
 * @param replaces the Child SA whose successor this is
 */
record ChildDeal(ChildConfig config, Proposal chosen, int inboundSpi, int outboundSpi,
        ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, TransportMode mode, boolean padding,
        boolean weInitiated, Bytes ni, Bytes nr, OptionalLong replaces) implements Series.Deal {
    @Override
    public boolean rekeysIke() {
        return false;
    }

    /** The lower of the exchange's nonces (§2.8.1). */
    Bytes lowestNonce() {
        return ni.compareTo(nr) < 0 ? ni : nr;
    }
}
