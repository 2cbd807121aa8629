package ike.interop.demo;

import ike.engine.Path;
import ike.engine.sim.Packet;
import ike.interop.capture.IpPacketBuilder;
import ike.wire.Bytes;
import ike.wire.esp.UdpEncapsulation;
import ike.wire.ip.IpProtocol;

/** Simulated packets as they would be on a real wire: with IP and UDP headers, checksums, and the non-ESP marker. */
final class IpPackets {
    private IpPackets() {
    }

    static Bytes of(Packet packet) {
        if (packet.isPlainEsp()) {
            return IpPacketBuilder.ip(IpProtocol.ESP, packet.source().address(), packet.destination().address(),
                    packet.octets());
        }
        boolean marked = packet.kind() == Packet.Kind.IKE && packet.transport() == Path.Transport.UDP_ENCAPSULATED;
        return IpPacketBuilder.udp(packet.source(), packet.destination(),
                marked ? UdpEncapsulation.mark(packet.octets()) : packet.octets());
    }
}
