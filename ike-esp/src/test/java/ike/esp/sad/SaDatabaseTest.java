package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaDatabaseTest {
    private static final Path PATH = Sas.path("192.0.2.1", "192.0.2.2");

    private final SaDatabase database = new SaDatabase(SequenceLimits.DEFAULT);

    @Test
    void inboundSasAreFoundByTheirSpi() {
        Random random = new Random(7);
        int[] spis = random.ints(500).distinct().toArray();
        for (int spi : spis) {
            database.install(Sas.sa(SaId.inbound(spi), spi, Sas.GCM));
        }
        for (int spi : spis) {
            assertThat(Objects.requireNonNull(database.current().inbound(spi)).description().spi()).isEqualTo(spi);
            assertThat(database.current().inbound(~spi)).isNull();
        }
        for (int i = 0; i < spis.length; i += 2) {
            assertThat(database.removeInbound(SaId.inbound(spis[i]))).isPresent();
        }
        for (int i = 0; i < spis.length; i++) {
            assertThat(database.current().inbound(spis[i]) != null).isEqualTo(i % 2 == 1);
        }
    }

    @Test
    void theNewestOutboundSaThatSelectsAPacketGetsIt() {
        database.install(outbound(1, "10.2.0.0", "10.2.255.255"));
        database.install(outbound(2, "10.3.0.0", "10.3.255.255"));
        assertThat(childFor("10.2.0.1")).isEqualTo(1);
        assertThat(childFor("10.3.0.1")).isEqualTo(2);
        database.install(outbound(3, "10.2.0.0", "10.2.255.255"));
        assertThat(childFor("10.2.0.1")).as("after the rekey").isEqualTo(3);
        assertThat(database.removeOutbound(SaId.outbound(3))).isPresent();
        assertThat(childFor("10.2.0.1")).isEqualTo(1);
        assertThat(childFor("10.4.0.1")).isZero();
    }

    @Test
    void bothSidesOfASelectorPairCount() {
        database.install(outbound(1, "10.2.0.0", "10.2.255.255"));
        assertThat(childFor("10.2.0.1", "10.9.0.1")).isZero();
    }

    @Test
    void keysAreWipedAsSoonAsTheSaIsInstalled() {
        EspSa sa = outbound(1, "10.2.0.0", "10.2.255.255");
        database.install(sa);
        assertThat(sa.encryptionKey().isWiped()).isTrue();
        assertThat(sa.integrityKey().isWiped()).isTrue();
    }

    @Test
    void keysOfAnSaThatCannotBeInstalledAreWipedToo() {
        EspSa good = outbound(1, "10.2.0.0", "10.2.255.255");
        EspSa bad = new EspSa(good.id(), 1, good.encryption(), 99, good.integrity(), good.encryptionKey(),
                good.integrityKey(), good.mode(), good.local(),
                good.remote(), PATH, 32);
        try {
            database.install(bad);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("99 bits");
        }
        assertThat(bad.encryptionKey().isWiped()).isTrue();
        assertThat(database.outbound(good.id())).isEmpty();
    }

    @Test
    void aMoveChangesThePathOfTheNamedHalf() {
        database.install(Sas.sa(SaId.inbound(1), 7, Sas.GCM));
        database.install(Sas.sa(SaId.outbound(1), 8, Sas.GCM));
        Path elsewhere = Sas.path("2001:db8::1", "2001:db8::2");
        database.move(SaId.outbound(1), elsewhere);
        database.move(SaId.outbound(99), elsewhere);
        assertThat(database.outbound(SaId.outbound(1)).orElseThrow().path().path())
                .isEqualTo(elsewhere);
        assertThat(Objects.requireNonNull(database.current().inbound(7)).path().path()).isEqualTo(PATH);
    }

    private static EspSa outbound(long child, String start, String end) {
        return Sas.sa(SaId.outbound(child), (int) child, Sas.GCM,
                ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255")),
                ImmutableList.of(Sas.range(start, end)), PATH);
    }

    private long childFor(String destination) {
        return childFor(destination, "10.1.0.1");
    }

    private long childFor(String destination, String source) {
        Bytes packet = Packets.v4(source, destination, 17, Packets.udp(1, 2, 0));
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(packet.toArray(), 0, packet.length())).isTrue();
        OutboundSa sa = database.current().outbound(inner);
        return sa == null ? 0 : sa.description().id().child();
    }
}
