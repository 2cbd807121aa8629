package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.SimulatedDatapath.Inbound;
import ike.esp.SimulatedDatapath.Outbound;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forged, cut and repeated packets among real ones: exactly the real ones are delivered, once, and every other is counted. */
class ForgeriesTest {
    private static final int REAL = 3_000;
    private static final int NOISE = 30;
    private static final Path PATH = Sas.path("192.0.2.2", "192.0.2.1");

    private final Random random = new Random(4303);
    private final SimulatedDatapath sender = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
    });
    private final SimulatedDatapath receiver = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
    });
    private final Map<Drop, Long> expected = new EnumMap<>(Drop.class);

    @Test
    void nothingButTheRealPacketsIsDelivered() {
        sender.install(Sas.sa(SaId.outbound(1), 7, Sas.GCM));
        receiver.install(Sas.sa(SaId.inbound(1), 7, Sas.GCM));
        for (int number = 0; number < REAL; number++) {
            Bytes packet = Packets.v4("10.1.0.1", "10.2.0.1", 17,
                    Bytes.concat(Packets.udp(1, 2, 0), Bytes.u32(number)));
            Bytes esp = ((Outbound.Sealed) sender.seal(packet)).esp();
            for (int i = 0; i < NOISE; i++) {
                dropped(spoiled(esp), null);
            }
            assertThat(receiver.open(PATH, esp, number)).isEqualTo(new Inbound.Opened(packet));
            dropped(esp, Drop.REPLAYED);
        }
        assertThat(receiver.drops()).isEqualTo(expected);
        assertThat(expected.keySet()).contains(Drop.FORGED, Drop.TOO_SHORT, Drop.UNKNOWN_SPI, Drop.REPLAYED,
                Drop.MISALIGNED);
        assertThat(expected.values().stream().mapToLong(Long::longValue).sum()).isEqualTo((NOISE + 1L) * REAL);
    }

    private void dropped(Bytes esp, @org.jspecify.annotations.Nullable Drop why) {
        Inbound result = receiver.open(PATH, esp, 0);
        assertThat(result).isInstanceOf(Inbound.Dropped.class);
        Drop reason = ((Inbound.Dropped) result).reason();
        assertThat(why == null || why == reason).isTrue();
        expected.merge(reason, 1L, Long::sum);
    }

    /** A copy with one octet changed, with its end cut off, or with octets behind it. */
    private Bytes spoiled(Bytes esp) {
        byte[] octets = esp.toArray();
        return switch (random.nextInt(4)) {
            case 0 -> Bytes.copyOf(octets, 0, random.nextInt(octets.length));
            case 1 -> Bytes.concat(esp, Packets.pattern(1 + random.nextInt(40)));
            default -> {
                octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
                yield Bytes.owning(octets);
            }
        };
    }
}
