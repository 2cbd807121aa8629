package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.sim.Packet;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import ike.wire.ip.Ipv6;
import ike.wire.ip.Udp;
import org.junit.jupiter.api.Test;

class IpPacketsTest {
    private static final Bytes MESSAGE = Bytes.fromHex("0102030405");

    @Test
    void plainIkeTravelsInUdp() {
        byte[] packet = IpPackets.of(Packet.ike(path(Path.Transport.UDP, "192.0.2.1", "192.0.2.2"), MESSAGE)).toArray();
        assertThat(Ipv4.isPacket(packet, 0, packet.length)).isTrue();
        assertThat(Ipv4.isChecksumRight(packet, 0)).isTrue();
        assertThat(Udp.destinationPort(packet, 20)).isEqualTo(501);
        assertThat(Udp.isChecksumRight(packet, 20, Ipv4.pseudoHeaderSum(packet, 0, IpProtocol.UDP, 13))).isTrue();
        assertThat(Bytes.copyOf(packet).from(28)).isEqualTo(MESSAGE);
    }

    @Test
    void encapsulatedIkeHasTheMarker() {
        Path path = path(Path.Transport.UDP_ENCAPSULATED, "2001:db8::1", "2001:db8::2");
        byte[] packet = IpPackets.of(Packet.ike(path, MESSAGE)).toArray();
        assertThat(Ipv6.isPacket(packet, 0, packet.length)).isTrue();
        assertThat(Udp.isChecksumRight(packet, 40, Ipv6.pseudoHeaderSum(packet, 0, IpProtocol.UDP, 17))).isTrue();
        assertThat(Bytes.copyOf(packet).from(48)).isEqualTo(Bytes.concat(Bytes.zeros(4), MESSAGE));
    }

    @Test
    void espTravelsInUdpOrAlone() {
        Bytes inUdp = IpPackets
                .of(Packet.esp(path(Path.Transport.UDP_ENCAPSULATED, "192.0.2.1", "192.0.2.2"), MESSAGE));
        assertThat(inUdp.from(28)).isEqualTo(MESSAGE);
        byte[] alone = IpPackets.of(Packet.esp(path(Path.Transport.UDP, "192.0.2.1", "192.0.2.2"), MESSAGE)).toArray();
        assertThat(Ipv4.protocol(alone, 0)).isEqualTo(IpProtocol.ESP);
        assertThat(Bytes.copyOf(alone).from(20)).isEqualTo(MESSAGE);
    }

    private static Path path(Path.Transport transport, String local, String remote) {
        return new Path(transport, new TransportAddress(IpAddress.of(local), 500),
                new TransportAddress(IpAddress.of(remote), 501));
    }
}
