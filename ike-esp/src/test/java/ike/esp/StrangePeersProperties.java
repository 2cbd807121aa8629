package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.SaId;
import ike.esp.SimulatedDatapath.Inbound;
import ike.esp.packet.Drop;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Authentic packets of a peer that puts anything inside, in every mode and both families, among them fragments and headers whose lengths
 * lie: each gives a packet between the SA's addresses or a drop (RFC 4301 §5.2).
 */
class StrangePeersProperties {
    private static final int SPI = 0x7a5e0002;

    @Property(tries = 3000)
    void whateverIsInsideGivesAPacketOfTheSaOrADrop(@ForAll IpsecMode mode, @ForAll boolean v4,
            @ForAll("insides") Bytes inside, @ForAll("nextHeaders") int nextHeader,
            @ForAll @IntRange(max = 9) int rows) {
        EspSa sa = description(mode, v4);
        PacketTransform transform = PacketTransform.of(sa.encryption(), sa.keyBits(), sa.integrity()).orElseThrow();
        Bytes plain = Bytes.concat(inside, trailer(inside.length(), rows, nextHeader));
        try (SimulatedDatapath receiver = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
        }); PacketSealer sealer = transform.sealer(SPI, false, sa.encryptionKey(), sa.integrityKey())) {
            receiver.install(description(mode, v4));
            byte[] esp = new byte[plain.length() + transform.overhead()];
            int length = sealer.seal(plain.toArray(), 0, plain.length(), esp, 0, 1);
            switch (receiver.open(sa.path(), Bytes.copyOf(esp, 0, length), 0)) {
                case Inbound.Opened(Bytes packet) -> isBetween(packet, sa);
                case Inbound.Dropped(Drop reason) -> assertThat(reason).isIn(Drop.DUMMY, Drop.BAD_NEXT_HEADER,
                        Drop.MALFORMED_INNER, Drop.SELECTOR_VIOLATION);
            }
        }
    }

    private static void isBetween(Bytes packet, EspSa sa) {
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(packet.toArray(), 0, packet.length())).isTrue();
        assertThat(inner.source()).isEqualTo(sa.remote().getFirst().start());
        assertThat(inner.destination()).isEqualTo(sa.local().getFirst().start());
    }

    private static Bytes trailer(int length, int rows, int nextHeader) {
        int pad = 3 - (length + 1) % 4 + 4 * rows;
        byte[] trailer = new byte[pad + 2];
        for (int i = 0; i < pad; i++) {
            trailer[i] = (byte) (i + 1);
        }
        trailer[pad] = (byte) pad;
        trailer[pad + 1] = (byte) nextHeader;
        return Bytes.owning(trailer);
    }

    private static EspSa description(IpsecMode mode, boolean v4) {
        return Sas.in(mode, Sas.sa(SaId.inbound(1), SPI, Sas.GCM, only(address(v4, 1)), only(address(v4, 2)),
                Sas.path("192.0.2.1", "192.0.2.2")));
    }

    private static String address(boolean v4, int host) {
        return (v4 ? "10.1.0." : "2001:db8::") + host;
    }

    private static ImmutableList<ike.wire.v2.TrafficSelector.AddressRange> only(String address) {
        return ImmutableList.of(Sas.range(address, IpAddress.of(address).toString()));
    }

    @Provide
    Arbitrary<Integer> nextHeaders() {
        return Arbitraries.oneOf(
                Arbitraries.of(IpProtocol.IPV4, IpProtocol.IPV6, IpProtocol.UDP, 6, 1, 44, 0, 43, 60, 50, 59, 94, 255),
                Arbitraries.integers().between(0, 255));
    }

    /** Noise; noise behind right headers; and those with an octet changed, so that a length or an offset lies. */
    @Provide
    Arbitrary<Bytes> insides() {
        Arbitrary<Bytes> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(120).map(Bytes::copyOf);
        Arbitrary<Bytes> v4 = noise.map(tail -> Packets.v4(address(true, 2), address(true, 1), 17, tail));
        Arbitrary<Bytes> v6 = noise.flatMap(tail -> Arbitraries.of(44, 0, 43, 60, 17, 6, 58)
                .map(next -> Packets.v6(address(false, 2), address(false, 1), next, tail)));
        Arbitrary<Bytes> right = Arbitraries.oneOf(v4, v6);
        Arbitrary<Bytes> lying = right.flatMap(packet -> Arbitraries.integers().between(0, packet.length() - 1)
                .flatMap(at -> Arbitraries.bytes().map(octet -> {
                    byte[] octets = packet.toArray();
                    octets[at] = octet;
                    return Bytes.owning(octets);
                })));
        return Arbitraries.oneOf(noise, right, lying);
    }
}
