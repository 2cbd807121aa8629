package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.SaId;
import ike.engine.SeenAddresses;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.packet.RebuiltHeader;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Transport mode (RFC 4303 §3.1.1): payloads survive, headers are made again, checksums are right behind a NAT. */
class TransportModeProperties {
    private static final int SPI = 0x7a5e0001;
    private static final String LEFT = "192.0.2.1";
    private static final String RIGHT = "192.0.2.2";

    @Property(tries = 1000)
    void whatWasSealedOpensToTheSamePayload(@ForAll("suites") Sas.Suite suite, @ForAll @IntRange(max = 1500) int size,
            @ForAll boolean v4) {
        Bytes payload = Packets.pattern(size);
        Bytes packet = v4
                ? Packets.v4(LEFT, RIGHT, 253, payload)
                : Packets.v6("2001:db8::1", "2001:db8::2", 253, payload);
        try (OutboundSa out = out(suite, v4); InboundSa in = in(suite, v4, Optional.empty())) {
            byte[] esp = seal(out, packet);
            assertThat(esp).hasSize(out.sealedLength(packet.length()));
            byte[] plain = new byte[esp.length + RebuiltHeader.LONGEST];
            InnerPacket inner = new InnerPacket();
            int length = in.open(esp, 0, esp.length, plain, 0, inner);
            assertThat(length).isEqualTo(packet.length());
            assertThat(inner.read(plain, 0, length)).isTrue();
            assertThat(inner.protocol()).isEqualTo(253);
            assertThat(inner.source()).isEqualTo(IpAddress.of(v4 ? LEFT : "2001:db8::1"));
            assertThat(inner.destination()).isEqualTo(IpAddress.of(v4 ? RIGHT : "2001:db8::2"));
            assertThat(Bytes.copyOf(plain, inner.carrierLength(), size)).isEqualTo(payload);
            assertThat(!v4 || InternetChecksum.of(plain, 0, 20) == 0).isTrue();
        }
    }

    @Property(tries = 1000)
    void checksumsAreRightForTheAddressesOnOurSideOfTheNat(@ForAll @IntRange(max = 300) int size, @ForAll boolean udp,
            @ForAll int seed) {
        IpAddress peer = new IpAddress(Bytes.u32(seed & 0xffffffffL));
        IpAddress local = new IpAddress(Bytes.u32(seed * 31L & 0xffffffffL));
        int protocol = udp ? IpProtocol.UDP : IpProtocol.TCP;
        byte[] segment = Bytes.concat(Bytes.u32(seed * 7L & 0xffffffffL), Packets.pattern(16 + size)).toArray();
        checksum(segment, protocol, peer, local);
        Bytes payload = Bytes.copyOf(segment);
        try (OutboundSa out = out(Sas.GCM, true);
                InboundSa in = in(Sas.GCM, true, Optional.of(new SeenAddresses(peer, local)))) {
            byte[] esp = seal(out, Packets.v4(LEFT, RIGHT, protocol, payload));
            byte[] plain = new byte[esp.length + RebuiltHeader.LONGEST];
            assertThat(in.open(esp, 0, esp.length, plain, 0, new InnerPacket())).isEqualTo(20 + segment.length);
            byte[] arrived = Bytes.copyOf(plain, 20, segment.length).toArray();
            assertThat(sum(arrived, protocol, IpAddress.of(LEFT), IpAddress.of(RIGHT))).isZero();
        }
    }

    @Example
    void aDatagramWithoutChecksumStaysWithoutAndAWrongOneStaysWrong() {
        Optional<SeenAddresses> seen = Optional
                .of(new SeenAddresses(IpAddress.of("10.9.9.9"), IpAddress.of("198.51.100.7")));
        byte[] datagram = Packets.udp(1701, 1701, 40).toArray();
        for (int told : new int[]{0, 0x1234}) {
            datagram[6] = (byte) (told >> 8);
            datagram[7] = (byte) told;
            try (OutboundSa out = out(Sas.GCM, true); InboundSa in = in(Sas.GCM, true, seen)) {
                byte[] esp = seal(out, Packets.v4(LEFT, RIGHT, IpProtocol.UDP, Bytes.copyOf(datagram)));
                byte[] plain = new byte[esp.length + RebuiltHeader.LONGEST];
                assertThat(in.open(esp, 0, esp.length, plain, 0, new InnerPacket())).isPositive();
                byte[] arrived = Bytes.copyOf(plain, 20, datagram.length).toArray();
                assertThat(Bytes.copyOf(arrived, 6, 2).equals(Bytes.zeros(2))).isEqualTo(told == 0);
                assertThat(sum(arrived, IpProtocol.UDP, IpAddress.of(LEFT), IpAddress.of(RIGHT))).isNotZero();
            }
        }
    }

    @Example
    void headersThatWouldHaveToStandOutsideAreNotCarried() {
        Bytes router = Packets.v6("2001:db8::1", "2001:db8::2", IpProtocol.HOP_BY_HOP,
                Bytes.concat(Bytes.of(253, 0, 5, 2, 0, 0, 1, 0), Packets.pattern(8)));
        try (OutboundSa out = out(Sas.GCM, false)) {
            byte[] frame = new byte[500];
            router.copyTo(frame, 0);
            InnerPacket inner = new InnerPacket();
            assertThat(inner.read(frame, 0, router.length())).isTrue();
            assertThat(out.seal(frame, 0, inner, new byte[500], 0)).isEqualTo(Drop.HEADER_NOT_CARRIED.code());
            assertThat(out.carried().packets()).isZero();
        }
    }

    @Example
    void whatIsNotForTheSelectorsIsRefused() {
        EspSa narrow = new EspSa(SaId.inbound(1), SPI, Sas.GCM.encryption().id(), 128, ike.wire.v2.IntegrityId.NONE,
                description(SaId.inbound(1), Sas.GCM, true).encryptionKey(),
                description(SaId.inbound(1), Sas.GCM, true).integrityKey(), IpsecMode.TRANSPORT,
                ImmutableList.of(Sas.range(RIGHT, RIGHT)),
                ImmutableList.of(new ike.wire.v2.TrafficSelector.AddressRange(IpProtocol.UDP, 1701, 1701,
                        IpAddress.of(LEFT), IpAddress.of(LEFT))),
                Sas.path(RIGHT, LEFT), EspOptions.of(32));
        try (OutboundSa out = out(Sas.GCM, true); InboundSa in = new InboundSa(narrow)) {
            byte[] plain = new byte[600];
            byte[] l2tp = seal(out, Packets.v4(LEFT, RIGHT, IpProtocol.UDP, Packets.udp(1701, 1701, 40)));
            assertThat(in.open(l2tp, 0, l2tp.length, plain, 0, new InnerPacket())).isPositive();
            byte[] other = seal(out, Packets.v4(LEFT, RIGHT, IpProtocol.UDP, Packets.udp(1702, 1701, 40)));
            assertThat(in.open(other, 0, other.length, plain, 0, new InnerPacket()))
                    .isEqualTo(Drop.SELECTOR_VIOLATION.code());
        }
    }

    @Provide
    Arbitrary<Sas.Suite> suites() {
        return Arbitraries.of(Sas.suites());
    }

    private static OutboundSa out(Sas.Suite suite, boolean v4) {
        return new OutboundSa(description(SaId.outbound(1), suite, v4), SequenceLimits.DEFAULT);
    }

    private static InboundSa in(Sas.Suite suite, boolean v4, Optional<SeenAddresses> seen) {
        return new InboundSa(description(SaId.inbound(1), suite, v4).with(EspOptions.of(32).withSeen(seen)));
    }

    private static EspSa description(SaId id, Sas.Suite suite, boolean v4) {
        boolean out = id.direction() == SaId.Direction.OUTBOUND;
        String left = v4 ? LEFT : "2001:db8::1";
        String right = v4 ? RIGHT : "2001:db8::2";
        String own = out ? left : right;
        String other = out ? right : left;
        return Sas.in(IpsecMode.TRANSPORT, Sas.sa(id, SPI, suite, ImmutableList.of(Sas.range(own, own)),
                ImmutableList.of(Sas.range(other, other)), Sas.path(own, other)));
    }

    private static byte[] seal(OutboundSa sa, Bytes packet) {
        byte[] frame = new byte[packet.length() + EspSealer.TAILROOM];
        packet.copyTo(frame, 0);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(frame, 0, packet.length())).isTrue();
        byte[] esp = new byte[sa.sealedLength(packet.length())];
        assertThat(sa.seal(frame, 0, inner, esp, 0)).isEqualTo(esp.length);
        return esp;
    }

    private static void checksum(byte[] segment, int protocol, IpAddress source, IpAddress destination) {
        int at = protocol == IpProtocol.UDP ? 6 : 16;
        segment[at] = 0;
        segment[at + 1] = 0;
        int right = sum(segment, protocol, source, destination);
        int sent = right == 0 ? 0xffff : right;
        segment[at] = (byte) (sent >> 8);
        segment[at + 1] = (byte) sent;
    }

    private static int sum(byte[] segment, int protocol, IpAddress source, IpAddress destination) {
        byte[] pseudo = Bytes.concat(source.octets(), destination.octets()).toArray();
        return InternetChecksum.of(InternetChecksum.sum(pseudo, 0, 8) + protocol + segment.length
                + InternetChecksum.sum(segment, 0, segment.length));
    }
}
