package ike.interop.transcript;

import ike.wire.ip.IpAddress;
import java.util.OptionalInt;

/**
 * Where a packet came from and where it went.
 *
 * @param sourcePort of UDP; absent where the protocol has none
 */
public record Route(IpAddress source, OptionalInt sourcePort, IpAddress destination, OptionalInt destinationPort) {
    /** A datagram's. */
    static Route udp(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        return new Route(source, OptionalInt.of(sourcePort), destination, OptionalInt.of(destinationPort));
    }

    /** A bare packet's. */
    static Route ip(IpAddress source, IpAddress destination) {
        return new Route(source, OptionalInt.empty(), destination, OptionalInt.empty());
    }

    /** {@code 192.0.2.1:500 → 192.0.2.2:500}. */
    @Override
    public String toString() {
        return end(source, sourcePort) + " → " + end(destination, destinationPort);
    }

    private static String end(IpAddress address, OptionalInt port) {
        if (port.isEmpty()) {
            return address.toString();
        }
        return (address.isV4() ? address.toString() : "[" + address + "]") + ":" + port.getAsInt();
    }
}
