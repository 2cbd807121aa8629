package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Integrity;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.SaId;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.packet.RebuiltHeader;
import ike.esp.packet.TrafficClass;
import ike.wire.BigEndian;
import ike.wire.Bytes;
import ike.wire.ip.Ipv4;
import ike.wire.v2.TrafficSelector.AddressRange;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** AH (RFC 4302) as the datapath has it: what was sealed opens, routers may do their work, nobody else may. */
class AhProperties {
    private static final int SPI = 0xa40e0001;

    @Property(tries = 1500)
    void whatWasSealedOpensToTheSamePacketWhateverRoutersDo(@ForAll("integrities") Integrity integrity,
            @ForAll IpsecMode mode, @ForAll boolean outerV4, @ForAll boolean innerV4, @ForAll boolean extended,
            @ForAll @IntRange(max = 1500) int size, @ForAll int change) {
        Shape shape = new Shape(integrity, mode, outerV4, mode == IpsecMode.TRANSPORT ? outerV4 : innerV4, extended);
        Bytes packet = shape.packet(size);
        try (OutboundSa out = shape.out(); InboundSa in = shape.in()) {
            for (int i = 0; i < 3; i++) {
                byte[] sealed = seal(out, packet);
                route(sealed, outerV4, change);
                byte[] plain = new byte[sealed.length + RebuiltHeader.LONGEST];
                int length = in.open(sealed, 0, sealed.length, plain, 0, new InnerPacket());
                Bytes opened = Bytes.copyOf(plain, 0, Math.max(0, length));
                int header = mode == IpsecMode.TUNNEL ? 0 : shape.innerV4() ? 20 : 40;
                assertThat(opened.slice(header, opened.length())).isEqualTo(packet.slice(header, packet.length()));
                assertThat(in.open(sealed, 0, sealed.length, plain, 0, new InnerPacket()))
                        .isEqualTo(Drop.REPLAYED.code());
            }
        }
    }

    @Property(tries = 1500)
    void oneFlippedBitOfWhatIsProtectedIsADrop(@ForAll("integrities") Integrity integrity, @ForAll boolean v4,
            @ForAll boolean extended, @ForAll @IntRange(max = 60) int size, @ForAll int choice) {
        Shape shape = new Shape(integrity, IpsecMode.TUNNEL, v4, true, extended);
        try (OutboundSa out = shape.out(); InboundSa in = shape.in()) {
            byte[] sealed = seal(out, shape.packet(size));
            byte[] plain = new byte[sealed.length];
            int bit = Math.floorMod(choice, sealed.length * 8);
            boolean changeable = v4
                    ? within(bit, 8, 16) || within(bit, 48, 72) || within(bit, 80, 96)
                    : within(bit, 4, 32) || within(bit, 56, 64);
            sealed[bit / 8] ^= (byte) (0x80 >> bit % 8);
            if (!changeable) {
                assertThat(in.open(sealed, 0, sealed.length, plain, 0, new InnerPacket())).isNegative();
            }
            sealed[bit / 8] ^= (byte) (0x80 >> bit % 8);
            int cut = Math.floorMod(choice, sealed.length);
            assertThat(in.open(sealed, 0, cut, plain, 0, new InnerPacket())).isNegative();
            assertThat(in.open(sealed, 0, sealed.length, plain, 0, new InnerPacket())).isPositive();
        }
    }

    @Property(tries = 3000)
    void anyOctetsGiveADrop(@ForAll boolean v4, @ForAll @Size(max = 200) byte[] octets, @ForAll boolean likely) {
        Shape shape = new Shape(integrity(), IpsecMode.TUNNEL, v4, true, false);
        byte[] tried = !likely
                ? octets
                : (v4
                        ? Packets.v4("192.0.2.1", "192.0.2.2", 51, Bytes.copyOf(octets))
                        : Packets.v6("2001:db8::1", "2001:db8::2", octets.length % 61, Bytes.copyOf(octets))).toArray();
        try (InboundSa in = shape.in()) {
            assertThat(in.open(tried, 0, tried.length, new byte[tried.length + 1], 0, new InnerPacket())).isNegative();
            assertThat(in.carried().packets()).isZero();
        }
    }

    @Provide
    Arbitrary<Integrity> integrities() {
        return Arbitraries.of(Algorithms.integrities());
    }

    private static Integrity integrity() {
        return Algorithms.integrities().getFirst();
    }

    private static boolean within(int bit, int from, int end) {
        return from <= bit && bit < end;
    }

    /** What routers change of a packet, and no more than that. */
    private static void route(byte[] packet, boolean v4, int change) {
        TrafficClass.set(packet, 0, v4, change & 0xff);
        if (v4) {
            BigEndian.put8(packet, 8, change >>> 8);
            BigEndian.put16(packet, 6, change >>> 16 & Ipv4.DONT_FRAGMENT);
            Ipv4.writeChecksum(packet, 0);
        } else {
            BigEndian.put16(packet, 2, change >>> 16);
            BigEndian.put8(packet, 7, change >>> 8);
        }
    }

    private static byte[] seal(OutboundSa sa, Bytes packet) {
        byte[] frame = new byte[packet.length() + EspSealer.TAILROOM];
        packet.copyTo(frame, 0);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(frame, 0, packet.length())).isTrue();
        byte[] sealed = new byte[sa.sealedLength(packet.length())];
        assertThat(sa.seal(frame, 0, inner, sealed, 0)).isEqualTo(sealed.length);
        return sealed;
    }

    private record Shape(Integrity integrity, IpsecMode mode, boolean outerV4, boolean innerV4, boolean extended) {
        OutboundSa out() {
            return new OutboundSa(description(SaId.outbound(1)), SequenceLimits.DEFAULT);
        }

        InboundSa in() {
            return new InboundSa(description(SaId.inbound(1)));
        }

        Bytes packet(int size) {
            return innerV4
                    ? Packets.v4(address(true, true), address(true, false), 253, Packets.pattern(size))
                    : Packets.v6(address(false, true), address(false, false), 253, Packets.pattern(size));
        }

        private EspSa description(SaId id) {
            boolean out = id.direction() == SaId.Direction.OUTBOUND;
            EspSa sa = Sas.ah(id, SPI, integrity, ImmutableList.of(range(out)), ImmutableList.of(range(!out)),
                    Sas.plainPath(address(outerV4, out), address(outerV4, !out)));
            return Sas.in(mode, sa).with(sa.options().withExtendedSequence(extended));
        }

        private AddressRange range(boolean left) {
            return Sas.range(address(innerV4, left), address(innerV4, left));
        }

        private static String address(boolean v4, boolean left) {
            return v4 ? (left ? "192.0.2.1" : "192.0.2.2") : left ? "2001:db8::1" : "2001:db8::2";
        }
    }
}
