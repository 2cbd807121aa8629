package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.SaId;
import ike.engine.VolumeLimits;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        OutboundSa out = out(EspOptions.of(32).withPaddedLength(1000));
        InboundSa in = in(EspOptions.of(32));
        int length = seal(out);
        assertThat(length).isEqualTo(out.sealedLength(100)).isGreaterThan(1000);
        assertThat(in.open(esp, 0, length, plain, 0, inner)).isEqualTo(100);
        assertThat(Bytes.copyOf(plain, 0, 100)).isEqualTo(PACKET);
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
        try (EspSealer sealer = OutboundSa.sealer(description)) {
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
