package ike.v1.exchange;

import ike.engine.IpsecMode;
import ike.engine.SeenAddresses;
import ike.engine.config.ChildConfig;
import ike.wire.Bytes;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

/**
 * What two ends have agreed on in a Quick Mode (RFC 2409 §5.5).
 *
 * @param local our traffic, {@code remote} the peer's
 * @param seen the addresses that the peer sees, in transport mode behind a NAT
 * @param weInitiated whether Ni is ours
 */
record ChildDeal(ChildConfig config, EspSuite suite, int inboundSpi, int outboundSpi, AddressRange local,
        AddressRange remote, IpsecMode mode, Optional<SeenAddresses> seen, Bytes ni, Bytes nr, boolean weInitiated) {
}
