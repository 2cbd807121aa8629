package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.SaId;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Sealing and opening fit together, and nothing that is not a packet of the SA is ever delivered. */
class TunnelModeProperties {
    private static final int SPI = 0xc0ffee01;
    private static final SequenceLimits LIMITS = SequenceLimits.DEFAULT;

    @Property(tries = 2000)
    void whatWasSealedOpensToTheSamePacket(@ForAll("suites") Sas.Suite suite, @ForAll @IntRange(max = 1500) int size,
            @ForAll boolean v4,
            @ForAll @IntRange(max = 70) int offset) {
        Bytes packet = v4
                ? Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.pattern(size))
                : Packets.v6("2001:db8::1", "2001:db8::2", 17, Packets.pattern(size));
        try (OutboundSa out = new OutboundSa(Sas.sa(SaId.outbound(1), SPI, suite), LIMITS);
                InboundSa in = new InboundSa(Sas.sa(SaId.inbound(1), SPI, suite))) {
            for (int i = 0; i < 3; i++) {
                byte[] esp = seal(out, packet, offset);
                byte[] plain = new byte[offset + esp.length];
                int length = in.open(esp, offset, esp.length - offset, plain, offset, new InnerPacket());
                assertThat(Bytes.copyOf(plain, offset, Math.max(0, length))).isEqualTo(packet);
                assertThat((esp.length - offset) % 4).isZero();
            }
            assertThat(out.carried().packets()).isEqualTo(3);
            assertThat(in.carried().octets()).isEqualTo(3L * packet.length());
        }
    }

    @Property(tries = 2000)
    void anyOctetsGiveADrop(@ForAll("suites") Sas.Suite suite, @ForAll("octets") byte[] octets) {
        try (InboundSa in = new InboundSa(Sas.sa(SaId.inbound(1), SPI, suite))) {
            int result = in.open(octets, 0, octets.length, new byte[octets.length + 1], 0, new InnerPacket());
            assertThat(result).isNegative();
            assertThat(Drop.of(result)).isIn(Drop.TOO_SHORT, Drop.MISALIGNED, Drop.FORGED, Drop.REPLAYED);
            assertThat(in.carried().packets()).isZero();
        }
    }

    @Property(tries = 1000)
    void oneFlippedBitOrAMissingEndIsADrop(@ForAll("suites") Sas.Suite suite, @ForAll @IntRange(max = 200) int size,
            @ForAll int choice) {
        try (OutboundSa out = new OutboundSa(Sas.sa(SaId.outbound(1), SPI, suite), LIMITS);
                InboundSa in = new InboundSa(Sas.sa(SaId.inbound(1), SPI, suite))) {
            byte[] esp = seal(out, Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.pattern(size)), 0);
            int bit = Math.floorMod(choice, esp.length * 8);
            esp[bit / 8] ^= (byte) (1 << bit % 8);
            int cut = Math.floorMod(choice, esp.length);
            byte[] plain = new byte[esp.length];
            assertThat(in.open(esp, 0, esp.length, plain, 0, new InnerPacket())).isNegative();
            esp[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(in.open(esp, 0, cut, plain, 0, new InnerPacket())).isNegative();
            assertThat(in.open(esp, 0, esp.length, plain, 0, new InnerPacket())).as("the forgeries left no trace")
                    .isPositive();
            assertThat(in.open(esp, 0, esp.length, plain, 0, new InnerPacket())).isEqualTo(Drop.REPLAYED.code());
        }
    }

    /** Authentic, so every check behind the integrity check is reached: padding, next header, headers inside. */
    @Property(tries = 3000)
    void anyPlaintextOfAnHonestButStrangePeerGivesAPacketOrADrop(@ForAll("octets") byte[] plaintext) {
        byte[] aligned = java.util.Arrays.copyOf(plaintext, (plaintext.length + 4) / 4 * 4);
        var transform = Transforms.of(Sas.sa(SaId.outbound(1), SPI, Sas.GCM));
        var description = Sas.sa(SaId.outbound(1), SPI, Sas.GCM);
        try (var sealer = transform.sealer(SPI, false, description.encryptionKey(), description.integrityKey());
                InboundSa in = new InboundSa(Sas.sa(SaId.inbound(1), SPI, Sas.GCM))) {
            byte[] esp = new byte[aligned.length + transform.overhead()];
            int length = sealer.seal(aligned, 0, aligned.length, esp, 0, 1);
            int result = in.open(esp, 0, length, new byte[length], 0, new InnerPacket());
            if (result < 0) {
                assertThat(Drop.of(result)).isIn(Drop.BAD_PADDING, Drop.DUMMY, Drop.BAD_NEXT_HEADER,
                        Drop.MALFORMED_INNER);
            } else {
                assertThat(result).isBetween(20, aligned.length - 2);
            }
        }
    }

    @Provide
    Arbitrary<Sas.Suite> suites() {
        return Arbitraries.of(Sas.suites());
    }

    /** Plain noise, and noise that looks like a packet of the SA at first. */
    @Provide
    Arbitrary<byte[]> octets() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        Arbitrary<byte[]> likely = noise
                .map(tail -> Bytes.concat(Bytes.u32(SPI), Bytes.u32(1), Bytes.copyOf(tail)).toArray());
        Arbitrary<byte[]> packet = noise.map(tail -> Bytes
                .concat(Packets.v4("10.1.0.1", "10.2.0.1", 17, Bytes.copyOf(tail)), Bytes.of(1, 2, 2, 4)).toArray());
        return Arbitraries.oneOf(noise, likely, packet);
    }

    private static byte[] seal(OutboundSa sa, Bytes packet, int offset) {
        byte[] frame = new byte[offset + packet.length() + EspSealer.TAILROOM];
        packet.copyTo(frame, offset);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(frame, offset, packet.length())).isTrue();
        byte[] esp = new byte[offset + sa.sealedLength(packet.length())];
        assertThat(sa.seal(frame, offset, inner, esp, offset)).isEqualTo(esp.length - offset);
        return esp;
    }
}
