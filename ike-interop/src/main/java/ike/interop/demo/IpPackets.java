package ike.interop.demo;

import ike.engine.Path;
import ike.engine.sim.Packet;
import ike.wire.Bytes;
import ike.wire.esp.UdpEncapsulation;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import ike.wire.ip.Ipv6;
import ike.wire.ip.Udp;

/** Simulated packets as they would be on a real wire: with IP and UDP headers, checksums, and the non-ESP marker. */
final class IpPackets {
    private static final int HOPS = 64;

    private IpPackets() {
    }

    static Bytes of(Packet packet) {
        IpAddress source = packet.source().address();
        IpAddress destination = packet.destination().address();
        if (packet.isPlainEsp()) {
            return ip(IpProtocol.ESP, source, destination, packet.octets());
        }
        boolean marked = packet.kind() == Packet.Kind.IKE && packet.transport() == Path.Transport.UDP_ENCAPSULATED;
        Bytes content = marked ? UdpEncapsulation.mark(packet.octets()) : packet.octets();
        byte[] octets = ip(IpProtocol.UDP, source, destination,
                Bytes.concat(Bytes.zeros(Udp.HEADER_LENGTH), content)).toArray();
        int length = Udp.HEADER_LENGTH + content.length();
        int at = octets.length - length;
        long sum = source.isV4()
                ? Ipv4.pseudoHeaderSum(octets, 0, IpProtocol.UDP, length)
                : Ipv6.pseudoHeaderSum(octets, 0, IpProtocol.UDP, length);
        Udp.write(octets, at, packet.source().port(), packet.destination().port(), length, sum);
        return Bytes.owning(octets);
    }

    private static Bytes ip(int protocol, IpAddress source, IpAddress destination, Bytes payload) {
        int header = source.isV4() ? Ipv4.HEADER_LENGTH : Ipv6.HEADER_LENGTH;
        byte[] octets = new byte[header + payload.length()];
        payload.copyTo(octets, header);
        if (source.isV4()) {
            Ipv4.write(octets, 0, octets.length, HOPS, protocol, source, destination);
        } else {
            Ipv6.write(octets, 0, payload.length(), HOPS, protocol, source, destination);
        }
        return Bytes.owning(octets);
    }
}
