package ike.interop.capture;

import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import ike.wire.ip.Ipv6;
import ike.wire.ip.Udp;

/**
 * What a program sees without its headers, as the packet that it was on the wire: with IP header (RFC 791, RFC 8200),
 * UDP header (RFC 768) and checksums. What a program cannot see (identification, hop limit, traffic class) is made up.
 */
public final class IpPacketBuilder {
    private static final int HOPS = 64;

    private IpPacketBuilder() {
    }

    /** A UDP datagram with this payload, of up to 65,507 octets. */
    public static Bytes udp(TransportAddress source, TransportAddress destination, Bytes payload) {
        byte[] octets = packet(IpProtocol.UDP, source.address(), destination.address(),
                Bytes.concat(Bytes.zeros(Udp.HEADER_LENGTH), payload));
        int length = Udp.HEADER_LENGTH + payload.length();
        long sum = source.address().isV4()
                ? Ipv4.pseudoHeaderSum(octets, 0, IpProtocol.UDP, length)
                : Ipv6.pseudoHeaderSum(octets, 0, IpProtocol.UDP, length);
        Udp.write(octets, octets.length - length, source.port(), destination.port(), length, sum);
        return Bytes.owning(octets);
    }

    /** A packet of any protocol that needs no checksum over addresses, such as ESP. */
    public static Bytes ip(int protocol, IpAddress source, IpAddress destination, Bytes payload) {
        return Bytes.owning(packet(protocol, source, destination, payload));
    }

    private static byte[] packet(int protocol, IpAddress source, IpAddress destination, Bytes payload) {
        int header = source.isV4() ? Ipv4.HEADER_LENGTH : Ipv6.HEADER_LENGTH;
        byte[] octets = new byte[header + payload.length()];
        payload.copyTo(octets, header);
        if (source.isV4()) {
            Ipv4.write(octets, 0, octets.length, HOPS, protocol, source, destination);
        } else {
            Ipv6.write(octets, 0, payload.length(), HOPS, protocol, source, destination);
        }
        return octets;
    }
}
