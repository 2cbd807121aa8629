package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;

/** Two peers behind one NAT whose SAs in transport mode want the same packets (RFC 3948 §5.2), and all that is no conflict. */
class SharedNatTest {
    private static final String US = "192.0.2.1";
    private static final String NAT = "203.0.113.1";
    private static final int UDP = 17;

    private final SaDatabase sas = new SaDatabase(SequenceLimits.DEFAULT);

    @Test
    void theSameProtocolAndPortsAreAConflict() {
        install(1, IpsecMode.TRANSPORT, NAT, 4500, 1701, 1701);
        install(2, IpsecMode.TRANSPORT, NAT, 1024, 0, 65_535);
        assertThat(sas.rival(SaId.outbound(2)).orElseThrow().description().id()).isEqualTo(SaId.outbound(1));
        assertThat(sas.removeOutbound(SaId.outbound(1))).isPresent();
        assertThat(sas.rival(SaId.outbound(2))).isEmpty();
    }

    @Test
    void otherPortsAnotherNatARekeyAndTunnelModeAreNone() {
        install(1, IpsecMode.TRANSPORT, NAT, 4500, 1701, 1701);
        install(2, IpsecMode.TRANSPORT, NAT, 1024, 1702, 1800);
        install(3, IpsecMode.TRANSPORT, "203.0.113.2", 1024, 1701, 1701);
        install(4, IpsecMode.TRANSPORT, NAT, 4500, 1701, 1701);
        install(5, IpsecMode.TUNNEL, NAT, 1024, 1701, 1701);
        for (int child = 1; child <= 5; child++) {
            assertThat(sas.rival(SaId.outbound(child))).as("child %d", child).isEmpty();
        }
    }

    private void install(int child, IpsecMode mode, String nat, int port, int from, int to) {
        Path path = new Path(Path.Transport.UDP_ENCAPSULATED, new TransportAddress(IpAddress.of(US), 4500),
                new TransportAddress(IpAddress.of(nat), port));
        EspSa sa = Sas.sa(SaId.outbound(child), 100 + child, Sas.GCM, ImmutableList.of(Sas.range(US, US)),
                ImmutableList.of(new AddressRange(UDP, from, to, IpAddress.of(nat), IpAddress.of(nat))), path);
        sas.install(Sas.in(mode, sa));
    }
}
