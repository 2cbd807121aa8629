package ike.interop.transcript;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.OptionalInt;

/**
 * Where a packet came from and where it went.
 *
 * @param transport what carried it
 * @param sourcePort of UDP or TCP; absent where the protocol has none
 */
public record Route(Transport transport, IpAddress source, OptionalInt sourcePort, IpAddress destination,
        OptionalInt destinationPort) {
    /** What carries an IKE message or an ESP packet. */
    public enum Transport {
        /** IP itself. */
        IP,
        /** A datagram. */
        UDP,
        /** A stream (RFC 9329). */
        TCP
    }

    /** A datagram's or segment's: {@code octets} begin with both ports. */
    static Route of(Transport transport, IpAddress source, IpAddress destination, Bytes octets) {
        return new Route(transport, source, OptionalInt.of(octets.u16At(0)), destination,
                OptionalInt.of(octets.u16At(2)));
    }

    /** A bare packet's. */
    static Route ip(IpAddress source, IpAddress destination) {
        return new Route(Transport.IP, source, OptionalInt.empty(), destination, OptionalInt.empty());
    }

    /** The way back. */
    public Route reverse() {
        return new Route(transport, destination, destinationPort, source, sourcePort);
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
