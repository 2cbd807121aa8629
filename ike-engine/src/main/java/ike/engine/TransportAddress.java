package ike.engine;

import ike.wire.ip.IpAddress;

/**
 * An address and a port of UDP or TCP.
 *
 * @param port 0 to 65535
 */
public record TransportAddress(IpAddress address, int port) {
    public TransportAddress {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
    }

    /** {@code 192.0.2.1:500} or {@code [2001:db8::1]:500}. */
    @Override
    public String toString() {
        return (address.isV4() ? address.toString() : "[" + address + "]") + ":" + port;
    }
}
