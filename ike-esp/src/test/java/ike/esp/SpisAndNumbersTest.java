package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.packet.PacketSealer;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.SimulatedDatapath.Inbound;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPIs that nobody has, and sequence numbers at the edges (RFC 4303 §2.1, §2.2, §3.4.3). */
class SpisAndNumbersTest {
    private static final int SPI = 256;
    private static final long EDGE = 1L << 32;
    private static final Path PATH = Sas.path("192.0.2.1", "192.0.2.2");
    private static final Bytes PACKET = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(1, 2, 10));
    /** Padding and trailer of an IPv4 packet of 38 octets. */
    private static final Bytes PLAIN = Bytes.concat(PACKET, Bytes.of(0, 4));

    private final SimulatedDatapath receiver = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
    });

    @Test
    void reservedSpisAreNobodys() {
        receiver.install(Sas.sa(SaId.inbound(1), SPI, Sas.GCM));
        Bytes good = sealed(false, 1);
        for (int spi = 0; spi < SPI; spi++) {
            expect(Drop.UNKNOWN_SPI, Bytes.concat(Bytes.u32(spi), good.from(4)));
        }
        expect(Drop.UNKNOWN_SPI, Bytes.concat(Bytes.u32(-1), good.from(4)));
        opens(good);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 1024, 4096})
    void everyNumberAtTheEdgesOfTheWindowIsTakenOnce(int window) {
        receiver.install(Sas.sa(SaId.inbound(1), SPI, Sas.GCM).with(EspOptions.of(window)));
        long top = 10_000;
        opens(sealed(false, top));
        expect(Drop.REPLAYED, sealed(false, top - window));
        opens(sealed(false, top - window + 1));
        for (long number : new long[]{0, top, top - window, top - window + 1}) {
            expect(Drop.REPLAYED, Bytes.concat(Bytes.u32(SPI), Bytes.u32(number), sealed(false, 1).from(8)));
        }
        opens(sealed(false, EDGE - 1));
        expect(Drop.REPLAYED, sealed(false, EDGE - 1));
    }

    @Test
    void aWrongGuessOfTheHighHalfIsAForgeryAndMovesNoWindow() {
        receiver.install(Sas.sa(SaId.inbound(1), SPI, Sas.GCM).with(EspOptions.of(64).withExtendedSequence(true)));
        opens(sealed(true, EDGE / 2));
        opens(sealed(true, EDGE - 10));
        opens(sealed(true, EDGE + 5));
        // 2^32 ahead of what the window makes of its lower half.
        expect(Drop.FORGED, sealed(true, 2 * EDGE + 6));
        expect(Drop.FORGED, sealed(true, EDGE - 100));
        // The window of 64 ends with 2^32 + 5 still.
        opens(sealed(true, EDGE - 9));
        opens(sealed(true, EDGE + 6));
    }

    private void expect(Drop drop, Bytes esp) {
        assertThat(receiver.open(PATH, esp, 0)).isEqualTo(new Inbound.Dropped(drop));
    }

    private void opens(Bytes esp) {
        assertThat(receiver.open(PATH, esp, 0)).isEqualTo(new Inbound.Opened(PACKET));
    }

    private static Bytes sealed(boolean extended, long sequence) {
        EspSa sa = Sas.sa(SaId.outbound(1), SPI, Sas.GCM);
        PacketTransform transform = PacketTransform.of(sa.encryption(), sa.keyBits(), sa.integrity()).orElseThrow();
        try (PacketSealer sealer = transform.sealer(SPI, extended, sa.encryptionKey(), sa.integrityKey())) {
            byte[] esp = new byte[PLAIN.length() + transform.overhead()];
            return Bytes.copyOf(esp, 0, sealer.seal(PLAIN.toArray(), 0, PLAIN.length(), esp, 0, sequence));
        }
    }
}
