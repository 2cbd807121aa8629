package ike.v1.exchange;

import ike.engine.IpsecMode;
import ike.engine.SeenAddresses;
import ike.engine.config.ChildConfig;
import ike.v1.sa.Traffic;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * What two ends have agreed on in a Quick Mode (RFC 2409 §5.5).
 *
 * @param seen the addresses that the peer sees, in transport mode behind a NAT
 * @param weInitiated whether Ni is ours
 * @param life what both ends agree to
 */
record ChildDeal(ChildConfig config, IpsecSuite suite, int inboundSpi, int outboundSpi, Traffic traffic,
        IpsecMode mode, Optional<SeenAddresses> seen, Bytes ni, Bytes nr, boolean weInitiated,
        Lifetimes life) {
}
