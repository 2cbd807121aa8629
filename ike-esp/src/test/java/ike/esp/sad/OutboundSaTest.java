package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import org.junit.jupiter.api.Test;

class OutboundSaTest {
    private final byte[] frame = new byte[100 + EspSealer.TAILROOM];
    private final byte[] packet = new byte[400];
    private final InnerPacket inner = new InnerPacket();

    @Test
    void sequenceNumbersBeginWithOne() {
        OutboundSa sa = new OutboundSa(Sas.sa(SaId.outbound(1), 7, Sas.GCM), SequenceLimits.DEFAULT);
        for (long expected = 1; expected <= 3; expected++) {
            assertThat(seal(sa)).isPositive();
            assertThat(EspHeader.sequence(packet, 0)).isEqualTo(expected);
            assertThat(EspHeader.spi(packet, 0)).isEqualTo(7);
        }
    }

    @Test
    void theCounterStopsAtTheHardLimitAndSaysWhenTheLimitsAreReached() {
        OutboundSa sa = new OutboundSa(Sas.sa(SaId.outbound(1), 7, Sas.GCM), new SequenceLimits(2, 4));
        ImmutableList.Builder<String> told = ImmutableList.builder();
        for (int i = 0; i < 4; i++) {
            assertThat(seal(sa)).isPositive();
            told.add(sa.justReachedSoftLimit() + "/" + sa.justReachedHardLimit());
        }
        assertThat(told.build()).containsExactly("false/false", "true/false", "false/false", "false/true");
        assertThat(seal(sa)).isEqualTo(Drop.SEQUENCE_SPENT.code());
        assertThat(seal(sa)).isEqualTo(Drop.SEQUENCE_SPENT.code());
        assertThat(sa.carried().packets()).isEqualTo(4);
    }

    @Test
    void noLimitLiesBeyond32Bits() {
        assertThat(SequenceLimits.DEFAULT.hard()).isEqualTo(0xffff_ffffL);
        assertThat(new SequenceLimits(1, 0x1_0000_0000L).forWidth(false).hard()).isEqualTo(0xffff_ffffL);
    }

    @Test
    void theTrailerIsShortestAndCountsUp() {
        // With AES-CBC: 28 octets of packet, 2 of pad length and next header, so 2 of padding make 32.
        Sas.Suite cbc = Sas.suites().stream().filter(suite -> suite.toString().startsWith("ENCR_AES_CBC-128"))
                .findFirst()
                .orElseThrow();
        OutboundSa sa = new OutboundSa(Sas.sa(SaId.outbound(1), 7, cbc), SequenceLimits.DEFAULT);
        seal(sa);
        assertThat(Bytes.copyOf(frame, 28, 4)).isEqualTo(Bytes.of(1, 2, 2, 4));
    }

    /** The largest packet that fits does fit, and one octet more does not, whatever the cipher and the way. */
    @Test
    void thePathMtuLeavesRoomForWhatIsPutAround() {
        for (Sas.Suite suite : Sas.suites()) {
            for (Path way : ImmutableList.of(Sas.path("192.0.2.1", "192.0.2.2"),
                    Sas.plainPath("192.0.2.1", "192.0.2.2"),
                    Sas.path("2001:db8::1", "2001:db8::2"))) {
                int outer = (way.local().address().isV4() ? 20 : 40)
                        + (way.transport() == Path.Transport.UDP ? 0 : 8);
                OutboundSa sa = new OutboundSa(
                        Sas.sa(SaId.outbound(1), 7, suite, Sas.ANYTHING, Sas.ANYTHING, way), SequenceLimits.DEFAULT);
                sa.measure(1280, 0);
                assertThat(outer + sa.sealedLength(sa.largestInner())).isLessThanOrEqualTo(1280);
                assertThat(outer + sa.sealedLength(sa.largestInner() + 1)).isGreaterThan(1280);
                assertThat(sa.isPathUnknown(1)).isFalse();
                assertThat(sa.isPathUnknown(2_000_000_000L)).isTrue();
            }
        }
    }

    @Test
    void whatTheDatapathDoesNotHaveIsRefusedInWords() {
        EspSa tunnel = Sas.sa(SaId.outbound(1), 7, Sas.GCM);
        EspSa odd = new EspSa(tunnel.id(), 7, tunnel.encryption(), 99, tunnel.integrity(), tunnel.encryptionKey(),
                tunnel.integrityKey(), IpsecMode.TUNNEL,
                tunnel.local(), tunnel.remote(), tunnel.path(), 32);
        assertThatThrownBy(() -> new OutboundSa(odd, SequenceLimits.DEFAULT)).hasMessageContaining("99 bits");
    }

    private int seal(OutboundSa sa) {
        Bytes echo = Packets.v4("10.1.0.1", "10.2.0.1", 1, Bytes.of(8, 0, 0, 0, 0, 0, 0, 0));
        echo.copyTo(frame, 0);
        assertThat(inner.read(frame, 0, echo.length())).isTrue();
        return sa.seal(frame, 0, inner, packet, 0);
    }
}
