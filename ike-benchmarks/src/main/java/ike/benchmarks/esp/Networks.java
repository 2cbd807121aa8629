package ike.benchmarks.esp;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import ike.wire.ip.Udp;
import ike.wire.v2.TrafficSelector.AddressRange;

/** Pairs of networks on both sides of a gateway, and a packet from one side to the other. */
final class Networks {
    private Networks() {
    }

    /** The network of our side, the same for every peer. */
    static ImmutableList<AddressRange> local() {
        return ImmutableList.of(AddressRange.of(IpAddress.of("10.0.0.0"), IpAddress.of("10.0.255.255")));
    }

    /** A network of 256 addresses on the peer's side; there are 65536. */
    static ImmutableList<AddressRange> remote(int peer) {
        return ImmutableList.of(AddressRange.of(host(peer, 0), host(peer, 255)));
    }

    /** An IPv4 packet with a UDP datagram from our side to the peer's, {@code length} octets in all. */
    static void writePacket(byte[] frame, int peer, int length) {
        Ipv4.write(frame, 0, length, 64, IpProtocol.UDP, IpAddress.of("10.0.0.1"), host(peer, 1));
        int udpLength = length - Ipv4.HEADER_LENGTH;
        Udp.write(frame, Ipv4.HEADER_LENGTH, 5000, 5001, udpLength,
                Ipv4.pseudoHeaderSum(frame, 0, IpProtocol.UDP, udpLength));
    }

    private static IpAddress host(int peer, int last) {
        return IpAddress.of("11." + (peer >> 8) + "." + (peer & 0xff) + "." + last);
    }
}
