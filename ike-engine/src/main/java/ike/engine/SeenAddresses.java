package ike.engine;

import ike.wire.ip.IpAddress;

/**
 * Between which addresses the peer believes to send, where a NAT has changed them on the way (RFC 7296 §2.23.1, RFC 3947 §5.2):
 * the checksums in what it sends are over these. Needed in transport mode only, whose packets have no header of their own
 * inside.
 *
 * @param peer the peer's own address as the peer knows it
 * @param local ours as the peer knows it
 */
public record SeenAddresses(IpAddress peer, IpAddress local) {
    public SeenAddresses {
        if (peer.isV4() != local.isV4()) {
            throw new IllegalArgumentException("addresses of two families: " + peer + " and " + local);
        }
    }
}
