package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.io.NioPorts;
import ike.esp.packet.Drop;
import ike.esp.sad.Sas;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoDatapathTest {
    private static final IpAddress HERE = IpAddress.of("127.0.0.1");

    @Test
    void ikePassesKeysAreWipedAndEspIsDropped() throws IOException, InterruptedException {
        Recorder hears = new Recorder();
        try (NoDatapath ours = open(); NoDatapath theirs = open()) {
            ours.start(hears);
            theirs.start(new Recorder());
            EspSa sa = Sas.sa(SaId.inbound(1), 100, Sas.GCM);
            ours.install(sa);
            assertThat(sa.encryptionKey().isWiped()).isTrue();
            // Behind no marker these are the octets of an ESP packet.
            Path toUs = path(theirs, ours, Path.Transport.UDP);
            theirs.send(
                    new Path(Path.Transport.UDP, toUs.local(),
                            path(theirs, ours, Path.Transport.UDP_ENCAPSULATED).remote()),
                    Bytes.concat(Bytes.u32(100), Bytes.zeros(30)));
            theirs.send(path(theirs, ours, Path.Transport.UDP_ENCAPSULATED), Bytes.of(1, 2, 3));
            assertThat(hears.message().octets()).isEqualTo(Bytes.of(1, 2, 3));
            theirs.send(toUs, Bytes.of(4, 5));
            assertThat(hears.message().octets()).isEqualTo(Bytes.of(4, 5));
            assertThat(ours.drops()).isEqualTo(Map.of(Drop.UNKNOWN_SPI, 1L));
            assertThat(ours.usage(SaId.inbound(1))).isEmpty();
        }
    }

    @Test
    void itOpensOnEveryAddressOfThisSystem() throws IOException, InterruptedException {
        Recorder hears = new Recorder();
        try (NoDatapath ours = NoDatapath.open(DatapathOptions.DEFAULT.withPorts(0, 0)); NoDatapath theirs = open()) {
            ours.start(hears);
            theirs.start(new Recorder());
            theirs.send(path(theirs, ours, Path.Transport.UDP), Bytes.of(1));
            assertThat(hears.message().path().local().address()).isEqualTo(HERE);
            assertThat(ours.localAddressToward(HERE)).isEqualTo(HERE);
        }
    }

    private static NoDatapath open() throws IOException {
        return new NoDatapath(NioPorts.open(ImmutableList.of(HERE), 0, 0), Duration.ofSeconds(20));
    }

    private static Path path(Datapath from, Datapath to, Path.Transport transport) {
        return new Path(transport, new TransportAddress(HERE, from.port(transport)),
                new TransportAddress(HERE, to.port(transport)));
    }
}
