package ike.esp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Policy;
import ike.engine.SaId;
import ike.esp.DatapathOptions;
import ike.esp.sad.Sas;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Routes.Options OPTIONS = new Routes.Options(220, 220, 0x494b45);

    private FreshNamespace namespace;
    private TunDevice tun;

    @BeforeEach
    void enter() throws IOException {
        namespace = FreshNamespace.create();
        namespace.run("ip", "addr", "add", "10.1.0.1/32", "dev", "lo");
        namespace.run("ip", "addr", "add", "2001:db8:1::1/128", "dev", "lo", "nodad");
        tun = namespace.in(() -> TunDevice.open("ipsec%d", 1400));
    }

    @AfterEach
    void leave() {
        if (tun != null) {
            tun.close();
        }
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void routesLeadIntoTheDeviceUntilTheLastSaIsReleased() throws IOException {
        Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS));
        assertThat(namespace.run("ip", "rule")).contains("220:\tnot from all fwmark 0x494b45 lookup 220");
        assertThat(namespace.run("ip", "-6", "rule")).contains("220:\tnot from all fwmark 0x494b45 lookup 220");
        EspSa sa = sa(Sas.range("10.2.0.0", "10.2.255.255"), Sas.range("10.3.0.1", "10.3.0.2"));
        namespace.in(() -> {
            routes.lead(sa);
            routes.lead(sa);
            return 0;
        });
        assertThat(namespace.run("ip", "route", "show", "table", "220").lines().map(String::trim))
                .containsExactlyInAnyOrder(
                        "10.2.0.0/16 dev ipsec0 proto static scope link src 10.1.0.1",
                        "10.3.0.1 dev ipsec0 proto static scope link src 10.1.0.1",
                        "10.3.0.2 dev ipsec0 proto static scope link src 10.1.0.1");
        assertThat(namespace.run("ip", "route", "get", "10.2.3.4")).contains("dev ipsec0").contains("src 10.1.0.1");
        routes.release(sa);
        assertThat(namespace.run("ip", "route", "show", "table", "220")).contains("10.2.0.0/16");
        routes.release(sa);
        assertThat(namespace.run("ip", "route", "show", "table", "220")).isBlank();
        routes.close();
        assertThat(namespace.run("ip", "rule")).doesNotContain("lookup 220");
        assertThat(namespace.run("ip", "-6", "rule")).doesNotContain("lookup 220");
    }

    /** What the addresses of this machine are is asked again when one has come or gone. */
    @Test
    void theSourceFollowsTheAddressesOfThisMachine() throws IOException {
        try (Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS))) {
            assertThat(routeAfterLeading(routes, "10.3.0.1")).contains("src 10.1.0.1");
            namespace.run("ip", "addr", "del", "10.1.0.1/32", "dev", "lo");
            assertThat(routeAfterLeading(routes, "10.3.0.2")).doesNotContain("src");
            namespace.run("ip", "addr", "add", "10.1.0.7/32", "dev", "lo");
            assertThat(routeAfterLeading(routes, "10.3.0.3")).contains("src 10.1.0.7");
        }
    }

    private String routeAfterLeading(Routes routes, String remote) throws IOException {
        EspSa sa = sa(Sas.range(remote, remote));
        namespace.in(() -> {
            routes.lead(sa);
            return 0;
        });
        return namespace.run("ip", "route", "show", "table", "220", remote);
    }

    /** A trap is there before an address is assigned; packets have to come from that address once it is there. */
    @Test
    void theSourceIsThatOfTheSaWhileThereIsOne() throws IOException {
        Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS));
        namespace.run("ip", "addr", "add", "192.0.2.7/32", "dev", "lo");
        EspSa sa = sa(Sas.range("10.2.0.0", "10.2.255.255"));
        Policy trap = new Policy(1, Policy.Action.PROTECT, 0, ImmutableList.of(Sas.range("192.0.2.7", "192.0.2.7")),
                sa.remote());
        namespace.in(() -> {
            routes.lead(trap);
            return 0;
        });
        assertThat(source()).contains("src 192.0.2.7");
        namespace.in(() -> {
            routes.lead(sa);
            return 0;
        });
        assertThat(source()).contains("src 10.1.0.1");
        routes.release(sa);
        assertThat(source()).contains("src 192.0.2.7");
        routes.release(trap);
        assertThat(namespace.run("ip", "route", "show", "table", "220")).isBlank();
        routes.close();
    }

    private String source() throws IOException {
        return namespace.run("ip", "route", "get", "10.2.3.4");
    }

    /** Our end of the tunnel is the first choice for a source address, if the selectors have it. */
    @Test
    void ipv6AndTheDefaultRoute() throws IOException {
        try (Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS))) {
            EspSa sa = sa(Sas.range("2001:db8:2::", "2001:db8:2:ffff:ffff:ffff:ffff:ffff"),
                    Sas.range("0.0.0.0", "255.255.255.255"));
            namespace.in(() -> {
                routes.lead(sa);
                return 0;
            });
            assertThat(namespace.run("ip", "-6", "route", "show", "table", "220"))
                    .contains("2001:db8:2::/48 dev ipsec0").contains("src 2001:db8:1::1");
            assertThat(namespace.run("ip", "route", "show", "table", "220")).contains("default dev ipsec0");
        }
        assertThat(namespace.run("ip", "-6", "route", "show", "table", "220")).isBlank();
    }

    @Test
    void aSourceThatTheKernelDoesNotTakeIsLeftOut() throws IOException {
        try (Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS))) {
            EspSa sa = Sas.sa(SaId.outbound(1), 1, Sas.GCM, ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255")),
                    ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255")), Sas.path("10.1.9.9", "192.0.2.2"));
            routes.lead(sa);
            assertThat(namespace.run("ip", "route", "show", "table", "220").trim())
                    .isEqualTo("10.2.0.0/16 dev ipsec0 proto static scope link");
        }
    }

    @Test
    void whatADeadRunLeftBehindIsNoWall() throws IOException {
        namespace.run("ip", "rule", "add", "not", "fwmark", "0x494b45", "lookup", "220", "priority", "220");
        namespace.run("ip", "route", "add", "10.2.0.0/16", "dev", "lo", "table", "220");
        try (Routes routes = namespace.in(() -> Routes.open(tun, OPTIONS))) {
            namespace.in(() -> {
                routes.lead(sa(Sas.range("10.2.0.0", "10.2.255.255")));
                return 0;
            });
            assertThat(namespace.run("ip", "route", "get", "10.2.3.4")).contains("dev ipsec0");
        }
        assertThat(namespace.run("ip", "rule")).doesNotContain("lookup 220");
    }

    /** Two endpoints have one rule: it stays for the other's routes, and is there again when the other one leads some. */
    @Test
    void theRuleIsLeftToAnotherEndpoint() throws IOException {
        TunDevice device = namespace.in(() -> TunDevice.open("ipsec%d", 1400));
        try {
            Routes one = namespace.in(() -> Routes.open(tun, OPTIONS));
            Routes other = namespace.in(() -> Routes.open(device, OPTIONS));
            routeAfterLeading(one, "10.3.0.1");
            other.close();
            assertThat(namespace.run("ip", "rule")).contains("lookup 220");
            assertThat(namespace.run("ip", "route", "get", "10.3.0.1")).contains("dev ipsec0");
            Routes third = namespace.in(() -> Routes.open(device, OPTIONS));
            one.close();
            assertThat(namespace.run("ip", "rule")).doesNotContain("lookup 220");
            routeAfterLeading(third, "10.3.0.2");
            assertThat(namespace.run("ip", "route", "get", "10.3.0.2")).contains("dev ipsec1");
            third.close();
            assertThat(namespace.run("ip", "rule")).doesNotContain("lookup 220");
        } finally {
            device.close();
        }
    }

    /** A charon that was killed leaves the rule of its table behind, which knows nothing of our mark. */
    @Test
    void theRuleThatAKilledCharonLeftBehindCatchesNoneOfOurPackets() throws IOException {
        namespace.run("ip", "addr", "add", "192.0.2.1/24", "dev", "lo");
        namespace.run("ip", "rule", "add", "lookup", "220", "priority", "220");
        int table = DatapathOptions.DEFAULT.routingTable();
        try (Routes routes = namespace.in(() -> Routes.open(tun, new Routes.Options(table, table, 0x494b45)))) {
            namespace.in(() -> {
                routes.lead(sa(Sas.range("0.0.0.0", "255.255.255.255")));
                return 0;
            });
            assertThat(namespace.run("ip", "route", "get", "198.51.100.7")).contains("dev ipsec0");
            assertThat(namespace.run("ip", "route", "get", "192.0.2.2", "mark", "0x494b45")).doesNotContain("ipsec0");
        }
    }

    private static EspSa sa(AddressRange... remote) {
        return Sas.sa(SaId.outbound(1), 1, Sas.GCM,
                ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255"), Sas.range("2001:db8:1::", "2001:db8:1::ffff")),
                ImmutableList.copyOf(remote), Sas.path("2001:db8:1::1", "2001:db8:9::1"));
    }
}
