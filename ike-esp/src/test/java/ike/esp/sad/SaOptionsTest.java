package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.FlowConfidentiality;
import ike.engine.HeaderCopies;
import ike.engine.IpsecMode;
import ike.engine.SaId;
import ike.engine.VolumeLimits;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.PayloadSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.packet.TrafficClass;
import ike.wire.Bytes;
import ike.wire.ip.Ipv4;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits on what an SA carries, padding against traffic analysis, 64-bit sequence numbers. */
class SaOptionsTest {
    private static final Bytes PACKET = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(1, 2, 72));

    private final byte[] frame = new byte[2000];
    private final byte[] esp = new byte[2000];
    private final byte[] plain = new byte[2000];
    private final InnerPacket inner = new InnerPacket();

    @Test
    void anSaEndsAtItsLimitsOfOctetsAndPackets() {
        VolumeLimits octets = new VolumeLimits(150, 300, Long.MAX_VALUE, Long.MAX_VALUE);
        VolumeLimits packets = new VolumeLimits(Long.MAX_VALUE, Long.MAX_VALUE, 2, 3);
        for (VolumeLimits limits : List.of(octets, packets)) {
            EspOptions options = EspOptions.of(32).withLimits(limits);
            OutboundSa out = out(options);
            InboundSa in = in(options);
            List<String> told = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                assertThat(in.open(esp, 0, seal(out), plain, 0, inner)).isEqualTo(100);
                told.add("" + out.justReachedSoftLimit() + in.justReachedSoftLimit() + out.justReachedHardLimit()
                        + in.justReachedHardLimit());
            }
            assertThat(told).containsExactly("falsefalsefalsefalse", "truetruefalsefalse", "falsefalsetruetrue");
            assertThat(seal(out)).isEqualTo(Drop.LIFETIME_SPENT.code());
            assertThat(in.open(esp, 0, 200, plain, 0, inner)).isEqualTo(Drop.LIFETIME_SPENT.code());
        }
    }

    @Test
    void paddingHidesTheLength() {
        OutboundSa out = out(EspOptions.of(32).withConfidentiality(new FlowConfidentiality(1000, 0)));
        InboundSa in = in(EspOptions.of(32));
        int length = seal(out);
        assertThat(length).isEqualTo(out.sealedLength(100)).isGreaterThan(1000);
        assertThat(in.open(esp, 0, length, plain, 0, inner)).isEqualTo(100);
        assertThat(Bytes.copyOf(plain, 0, 100)).isEqualTo(PACKET);
    }

    @Test
    void paddingToTheMtuMakesAllPacketsEquallyLong() {
        FlowConfidentiality hidden = new FlowConfidentiality(FlowConfidentiality.PAD_TO_MTU, 0);
        EspSa description = sa(SaId.outbound(1), EspOptions.of(32).withConfidentiality(hidden));
        try (OutboundSa out = new OutboundSa(description, SequenceLimits.DEFAULT, 1400, Transforms.sealer(description),
                1)) {
            assertThat(seal(out)).isEqualTo(out.sealedLength(1400)).isEqualTo(out.sealedLength(20));
        }
    }

    @Test
    void aDummyIsAsLongAsEveryPacketIsMade() {
        OutboundSa out = out(EspOptions.of(32).withConfidentiality(new FlowConfidentiality(1000, 50)));
        InboundSa in = in(EspOptions.of(32));
        int length = out.sealDummy(frame, esp);
        assertThat(length).isEqualTo(seal(out));
        assertThat(in.open(esp, 0, seal(out), plain, 0, inner)).isEqualTo(100);
        assertThat(in.open(esp, 0, out.sealDummy(frame, esp), plain, 0, inner)).isEqualTo(Drop.DUMMY.code());
        assertThat(in.open(esp, 0, length, plain, 0, inner)).as("its number is used").isEqualTo(Drop.REPLAYED.code());
        assertThat(in.carried().packets()).isEqualTo(1);
        assertThat(out.carried().packets()).as("what was carried").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(IpsecMode.class)
    void withoutPaddingADummyIsAsLongAsTheLastPacket(IpsecMode mode) {
        EspOptions options = EspOptions.of(32).withConfidentiality(new FlowConfidentiality(0, 50));
        OutboundSa out = new OutboundSa(Sas.in(mode, sa(SaId.outbound(1), options)), SequenceLimits.DEFAULT);
        int length = seal(out);
        assertThat(length).isPositive();
        assertThat(out.sealDummy(frame, esp)).isEqualTo(length);
    }

    @Test
    void dummiesUseUpTheKeyAsOtherPacketsDo() {
        VolumeLimits limits = new VolumeLimits(Long.MAX_VALUE, Long.MAX_VALUE, 2, 3);
        OutboundSa out = out(EspOptions.of(32).withLimits(limits).withConfidentiality(new FlowConfidentiality(0, 50)));
        List<Boolean> soft = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(out.sealDummy(frame, esp)).isPositive();
            soft.add(out.justReachedSoftLimit());
        }
        assertThat(soft).containsExactly(false, true, false);
        assertThat(out.justReachedHardLimit()).isTrue();
        assertThat(out.sealDummy(frame, esp)).isNegative();
        assertThat(seal(out)).isEqualTo(Drop.LIFETIME_SPENT.code());
    }

    @Test
    void aDummyIsDueWhenNothingWasSentForItsTime() {
        OutboundSa out = out(EspOptions.of(32).withConfidentiality(new FlowConfidentiality(0, 50)));
        assertThat(out.untilDummy(1_000)).isEqualTo(20_000_000);
        assertThat(out.untilDummy(15_001_000)).isEqualTo(5_000_000);
        seal(out);
        assertThat(out.untilDummy(20_001_000)).as("something was sent").isEqualTo(20_000_000);
        assertThat(out.untilDummy(40_001_000)).isZero();
        assertThat(out.sealDummy(frame, esp)).isPositive();
        assertThat(out.untilDummy(40_001_000)).isEqualTo(20_000_000);
    }

    /** Of the outer header 0xb3: DSCP 44 and the mark of congestion; of the inner one 0x2a: DSCP 10, capable (0). */
    @ParameterizedTest
    @CsvSource({"true, false, true, 0x2a, 0x2b", "false, false, true, 0x02, 0x2b", "true, true, true, 0x2a, 0xb3",
            "false, true, false, 0x00, 0xb2", "true, false, false, 0x28, 0x2a"})
    void dscpAndEcnGoOverAsConfigured(boolean dscpOut, boolean dscpIn, boolean ecn, int outer, int inside) {
        EspOptions options = EspOptions.of(32).withCopies(new HeaderCopies(dscpOut, dscpIn, ecn, true));
        OutboundSa out = out(options);
        InboundSa in = in(options);
        byte[] marked = PACKET.toArray();
        TrafficClass.set(marked, 0, true, 0x2a);
        System.arraycopy(marked, 0, frame, 0, marked.length);
        assertThat(inner.read(frame, 0, marked.length)).isTrue();
        assertThat(out.trafficClass(inner)).isEqualTo(outer);
        int length = in.open(esp, 0, out.seal(frame, 0, inner, esp, 0), plain, 0, inner);
        assertThat(in.carryOver(plain, 0, inner, 0xb3)).isTrue();
        assertThat(plain[1] & 0xff).isEqualTo(inside);
        assertThat(Ipv4.isChecksumRight(plain, 0)).isTrue();
        assertThat(length).isEqualTo(marked.length);
    }

    @Test
    void bothEndsMustHave64BitSequenceNumbersOrNone() {
        EspOptions wide = EspOptions.of(64).withExtendedSequence(true);
        assertThat(in(wide).open(esp, 0, seal(out(wide)), plain, 0, inner)).isEqualTo(100);
        assertThat(in(EspOptions.of(64)).open(esp, 0, seal(out(wide)), plain, 0, inner)).isEqualTo(Drop.FORGED.code());
    }

    @Test
    void a64BitSequenceNumberPassesTheEndOf32Bits() {
        EspOptions wide = EspOptions.of(64).withExtendedSequence(true);
        EspSa description = sa(SaId.outbound(1), wide);
        try (PayloadSealer sealer = Transforms.sealer(description)) {
            InboundSa in = in(wide);
            long edge = 1L << 32;
            for (long sequence : new long[]{1, edge / 2, edge - 5, edge - 1, edge, edge + 1, edge + 3, edge * 3 / 2}) {
                PACKET.copyTo(frame, 0);
                int length = sealer.seal(frame, 0, 100, 4, esp, 0, sequence);
                assertThat(in.open(esp, 0, length, plain, 0, inner)).as("number %d", sequence).isEqualTo(100);
                assertThat(in.open(esp, 0, length, plain, 0, inner)).isEqualTo(Drop.REPLAYED.code());
            }
        }
    }

    private int seal(OutboundSa sa) {
        PACKET.copyTo(frame, 0);
        assertThat(inner.read(frame, 0, PACKET.length())).isTrue();
        return sa.seal(frame, 0, inner, esp, 0);
    }

    private static OutboundSa out(EspOptions options) {
        return new OutboundSa(sa(SaId.outbound(1), options), SequenceLimits.DEFAULT);
    }

    private static InboundSa in(EspOptions options) {
        return new InboundSa(sa(SaId.inbound(1), options));
    }

    private static EspSa sa(SaId id, EspOptions options) {
        return Sas.sa(id, 7, Sas.GCM).with(options);
    }
}
