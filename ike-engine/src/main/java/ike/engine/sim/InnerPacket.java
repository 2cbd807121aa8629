package ike.engine.sim;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;

/** The plainest IP packets there are, for tests: a header with two addresses (RFC 791, RFC 8200) and data behind it. */
public final class InnerPacket {
    static final int IPV4_HEADER = 20;

    /** For experiments (RFC 3692). */
    private static final int PROTOCOL = 253;
    private static final int HOPS = 64;

    private InnerPacket() {
    }

    /** A packet between two addresses of one family. The IPv4 checksum is left zero: nobody routes it. */
    public static Bytes of(IpAddress source, IpAddress destination, Bytes data) {
        Bytes start = source.isV4()
                ? Bytes.concat(Bytes.of(0x45, 0), Bytes.u16(IPV4_HEADER + data.length()), Bytes.zeros(4),
                        Bytes.of(HOPS, PROTOCOL, 0, 0))
                : Bytes.concat(Bytes.of(0x60, 0, 0, 0), Bytes.u16(data.length()), Bytes.of(PROTOCOL, HOPS));
        return Bytes.concat(start, source.octets(), destination.octets(), data);
    }

    /** The source address of an IPv4 or IPv6 packet. */
    static IpAddress source(Bytes packet) {
        return isV4(packet) ? address(packet, 12, 4) : address(packet, 8, 16);
    }

    /** The destination address of an IPv4 or IPv6 packet. */
    static IpAddress destination(Bytes packet) {
        return isV4(packet) ? address(packet, 16, 4) : address(packet, 24, 16);
    }

    private static boolean isV4(Bytes packet) {
        return packet.u8(0) >>> 4 == 4;
    }

    private static IpAddress address(Bytes packet, int at, int length) {
        return new IpAddress(packet.slice(at, at + length));
    }
}
