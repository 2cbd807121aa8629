package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.IpsecMode;
import ike.engine.IpsecProtocol;
import ike.engine.NameService;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables of updown scripts, as charon fills them. */
class UpdownEnvironmentTest {
    private static final IpAddress HERE = IpAddress.of("192.0.2.1");
    private static final Path PATH = new Path(Path.Transport.UDP, new TransportAddress(HERE, 500),
            new TransportAddress(IpAddress.of("192.0.2.2"), 500));

    @ParameterizedTest
    @CsvSource({"10.1.0.0, 10.1.255.255, 10.1.0.0/16", "10.1.0.3, 10.1.0.3, 10.1.0.3/32",
            "10.1.0.3, 10.1.0.9, 10.1.0.0/28", "0.0.0.0, 255.255.255.255, 0.0.0.0/0",
            "2001:db8::1, 2001:db8::2, 2001:db8::/126"})
    void rangesAreTheSmallestSubnetsAroundThem(String first, String last, String subnet) {
        AddressRange range = range(0, 0, 0xffff, first, last);
        assertThat(variables(IpsecProtocol.ESP, range, range, NameService.NONE))
                .containsEntry("PLUTO_MY_CLIENT", subnet)
                .containsEntry("PLUTO_PEER_CLIENT", subnet);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 65535, 0, 0", "6, 80, 80, 80, 80", "17, 1024, 2047, 1024:2047, 1024:2047",
            "1, 2048, 2048, 8, 0", "1, 769, 769, 3, 1"})
    void portsAreOneOrTwoAndIcmpIsTypeAndCode(int protocol, int first, int last, String ours, String peers) {
        AddressRange range = range(protocol, first, last, "10.1.0.0", "10.1.255.255");
        assertThat(variables(IpsecProtocol.ESP, range, range, NameService.NONE)).containsEntry("PLUTO_MY_PORT", ours)
                .containsEntry("PLUTO_PEER_PORT", peers)
                .containsEntry("PLUTO_MY_PROTOCOL", Integer.toString(protocol));
    }

    @Test
    void nameServersAndTheirDomainsAreNumbered() {
        AddressRange range = range(0, 0, 0xffff, "10.1.0.0", "10.1.255.255");
        NameService names = new NameService(ImmutableList.of(IpAddress.of("10.9.0.1"), IpAddress.of("2001:db8::9"),
                IpAddress.of("10.9.0.2")), ImmutableList.of("example.org", "lab.example.net"));
        assertThat(variables(IpsecProtocol.AH, range, range, names)).containsEntry("PLUTO_DNS4_1", "10.9.0.1")
                .containsEntry("PLUTO_DNS4_2", "10.9.0.2").containsEntry("PLUTO_DNS6_1", "2001:db8::9")
                .containsEntry("PLUTO_DNS_DOMAIN_1", "example.org")
                .containsEntry("PLUTO_DNS_DOMAIN_2", "lab.example.net").containsEntry("PLUTO_PROTO", "ah")
                .containsEntry("PLUTO_XAUTH_ID", "ca?rol").doesNotContainKey("PLUTO_HOST_ACCESS");
    }

    private static AddressRange range(int protocol, int first, int last, String start, String end) {
        return new AddressRange(protocol, first, last, IpAddress.of(start), IpAddress.of(end));
    }

    private static Map<String, String> variables(IpsecProtocol protocol, AddressRange local, AddressRange remote,
            NameService names) {
        ChildSaView child = new ChildSaView(2, "net", "INSTALLED", IpsecMode.TUNNEL, protocol, 1, 2, "",
                ImmutableList.of(local), ImmutableList.of(remote), 0, 0, 0);
        IkeSaView ike = new IkeSaView(1, "home", 2, "ESTABLISHED", true, IkeSpi.ZERO, IkeSpi.ZERO, PATH,
                NatDetection.NONE, "ID_FQDN moon", "ID_FQDN sun", "", 0, 0, 0, "ca\nrol", ImmutableList.of(child),
                ImmutableList.of(), ImmutableList.of(), names);
        return UpdownEnvironment.of(true, ike, child, local, remote, "ipsec0", false);
    }
}
