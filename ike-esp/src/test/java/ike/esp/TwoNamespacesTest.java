package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.linux.FreshNamespace;
import ike.esp.packet.Drop;
import ike.esp.sad.Sas;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two endpoints with real TUN devices, sockets and routes, in two network namespaces joined by a virtual cable. */
class TwoNamespacesTest {
    private static final int MEGABYTES = 20;

    private Cable cable;
    private FreshNamespace a;
    private FreshNamespace b;

    @BeforeEach
    void connect() throws IOException {
        cable = Cable.laid();
        a = cable.a();
        b = cable.b();
    }

    @AfterEach
    void leave() {
        if (cable != null) {
            cable.close();
        }
    }

    @Test
    void pingsAndTcpPassOverIpv4AndThePeersOwnAddressMayBeProtected() throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            join(left, right, Sas.path("198.51.100.1", "198.51.100.2"), Sas.path("198.51.100.2", "198.51.100.1"));
            a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "10.2.0.1");
            a.run("ping", "-6", "-c", "3", "-i", "0.2", "-W", "2", "2001:db8:2::1");
            b.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "-s", "3000", "10.1.0.1");
            assertThat(tcp("10.1.0.1", "10.2.0.1")).isTrue();
            assertThat(left.usage(SaId.outbound(1)).orElseThrow().packets()).isGreaterThan(6);
            assertThat(right.drops().keySet()).allMatch(drop -> !drop.isAudited() || drop == Drop.NO_SA);
        }
        assertThat(a.run("ip", "rule")).doesNotContain("219");
        assertThat(a.run("ip", "-o", "link")).doesNotContain("ipsec0");
    }

    @Test
    void ipv6MayBeOutside() throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            join(left, right, Sas.path("2001:db8:f::1", "2001:db8:f::2"),
                    Sas.path("2001:db8:f::2", "2001:db8:f::1"));
            a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "10.2.0.1");
            a.run("ping", "-6", "-c", "3", "-i", "0.2", "-W", "2", "2001:db8:2::1");
        }
    }

    @Test
    void espMayTravelWithoutUdp() throws Exception {
        b.run("nft", "add table inet only; add chain inet only in { type filter hook input priority 0; }; "
                + "add rule inet only in iifname cable meta l4proto udp drop");
        for (ImmutableList<String> ends : ImmutableList.of(ImmutableList.of("198.51.100.1", "198.51.100.2"),
                ImmutableList.of("2001:db8:f::1", "2001:db8:f::2"))) {
            try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
                assertThat(left.carriesPlainEsp()).isTrue();
                join(left, right, Sas.plainPath(ends.get(0), ends.get(1)), Sas.plainPath(ends.get(1), ends.get(0)));
                a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "10.2.0.1");
                a.run("ping", "-6", "-c", "3", "-i", "0.2", "-W", "2", "2001:db8:2::1");
                assertThat(tcp("10.1.0.1", "10.2.0.1")).isTrue();
            }
        }
    }

    @Test
    void aSenderLearnsHowLongPacketsMayBeAndOthersAreFragmentedOutside() throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            join(left, right, Sas.path("198.51.100.1", "198.51.100.2"), Sas.path("198.51.100.2", "198.51.100.1"));
            a.run("ip", "route", "add", "198.51.100.2/32", "dev", "cable", "mtu", "1200");
            assertThat(a.run("sh", "-c", "ping -M do -c 2 -i 0.2 -W 1 -s 1300 10.2.0.1 || true"))
                    .containsPattern("mtu *= *11[0-9][0-9]");
            a.run("ping", "-M", "do", "-c", "2", "-i", "0.2", "-W", "2", "-s", "1100", "10.2.0.1");
            a.run("ip", "route", "flush", "cache");
            a.run("ping", "-M", "dont", "-c", "2", "-i", "0.2", "-W", "2", "-s", "1300", "10.2.0.1");
            assertThat(left.drops().get(Drop.EXCEEDS_PATH)).isPositive();
            assertThat(tcp("10.1.0.1", "10.2.0.1")).isTrue();
        }
    }

    @Test
    void transportModeLeavesTheHeaderOutside() throws Exception {
        ImmutableList<Path> paths = ImmutableList.of(Sas.path("198.51.100.1", "198.51.100.2"),
                Sas.plainPath("198.51.100.1", "198.51.100.2"), Sas.plainPath("2001:db8:f::1", "2001:db8:f::2"));
        for (Path there : paths) {
            String remote = there.remote().address().toString();
            try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
                joinHosts(left, right, there, 0, 0);
                a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", remote);
                a.run("ping", "-c", "2", "-i", "0.2", "-W", "2", "-s", "3000", remote);
                assertThat(tcp(there.local().address().toString(), remote)).isTrue();
                assertThat(right.usage(SaId.inbound(1)).orElseThrow().packets()).isGreaterThan(5);
            }
        }
    }

    /** IPv6 inside, IPv4 outside, and the other way round. */
    @Test
    void beetHasAddressesOfItsOwnInside() throws Exception {
        for (ImmutableList<String> inside : ImmutableList.of(ImmutableList.of("10.1.0.1", "10.2.0.1"),
                ImmutableList.of("2001:db8:1::1", "2001:db8:2::1"))) {
            ImmutableList<AddressRange> lefts = ImmutableList.of(Sas.range(inside.get(0), inside.get(0)));
            ImmutableList<AddressRange> rights = ImmutableList.of(Sas.range(inside.get(1), inside.get(1)));
            try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
                a.in(() -> {
                    beet(left, 101, 102, lefts, rights, Sas.path("198.51.100.1", "198.51.100.2"));
                    return 0;
                });
                b.in(() -> {
                    beet(right, 102, 101, rights, lefts, Sas.path("198.51.100.2", "198.51.100.1"));
                    return 0;
                });
                a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", inside.get(1));
                a.run("ping", "-c", "2", "-i", "0.2", "-W", "2", "-s", "3000", inside.get(1));
                assertThat(tcp(inside.get(0), inside.get(1))).isTrue();
            }
        }
    }

    private static void beet(TunnelDatapath datapath, int in, int out, ImmutableList<AddressRange> local,
            ImmutableList<AddressRange> remote, Path path) {
        datapath.install(Sas.in(IpsecMode.BEET, Sas.sa(SaId.inbound(1), in, Sas.GCM, local, remote, path)));
        datapath.install(Sas.in(IpsecMode.BEET, Sas.sa(SaId.outbound(1), out, Sas.GCM, local, remote, path)));
    }

    @Test
    void packetsThatTheSaIsNotForGoOnWithoutIt() throws Exception {
        Path there = Sas.path("198.51.100.1", "198.51.100.2");
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            joinHosts(left, right, there, IpProtocol.TCP, 7000);
            a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "198.51.100.2");
            assertThat(left.usage(SaId.outbound(1)).orElseThrow().packets()).isZero();
            assertThat(tcp("198.51.100.1", "198.51.100.2")).isTrue();
            assertThat(left.usage(SaId.outbound(1)).orElseThrow().packets()).isPositive();
        }
    }

    private void joinHosts(TunnelDatapath left, TunnelDatapath right, Path there, int protocol, int port)
            throws IOException {
        IpAddress one = there.local().address();
        IpAddress other = there.remote().address();
        Path back = new Path(there.transport(), /* local= */ there.remote(), /* remote= */ there.local());
        ImmutableList<AddressRange> lefts = ImmutableList
                .of(new AddressRange(protocol, 0, AddressRange.MAX_PORT, one, one));
        ImmutableList<AddressRange> rights = ImmutableList
                .of(new AddressRange(protocol, port, port == 0 ? AddressRange.MAX_PORT : port, other, other));
        a.in(() -> {
            left.install(transport(Sas.sa(SaId.inbound(1), 101, Sas.GCM, lefts, rights, there)));
            left.install(transport(Sas.sa(SaId.outbound(1), 102, Sas.GCM, lefts, rights, there)));
            return 0;
        });
        b.in(() -> {
            right.install(transport(Sas.sa(SaId.inbound(1), 102, Sas.GCM, rights, lefts, back)));
            right.install(transport(Sas.sa(SaId.outbound(1), 101, Sas.GCM, rights, lefts, back)));
            return 0;
        });
    }

    private static EspSa transport(EspSa sa) {
        return Sas.in(IpsecMode.TRANSPORT, sa);
    }

    private static TunnelDatapath open(FreshNamespace namespace) throws IOException {
        return namespace.in(() -> {
            TunnelDatapath datapath = TunnelDatapath.open(DatapathOptions.DEFAULT);
            datapath.start(new Recorder());
            return datapath;
        });
    }

    /** The right one protects its whole link too, the left one's outer address included. */
    private void join(TunnelDatapath left, TunnelDatapath right, Path there, Path back) throws IOException {
        ImmutableList<AddressRange> leftNet = ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255"),
                Sas.range("198.51.100.0", "198.51.100.255"), Sas.range("2001:db8:1::", "2001:db8:1::ffff"),
                Sas.range("2001:db8:f::", "2001:db8:f::ffff"));
        ImmutableList<AddressRange> rightNet = ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255"),
                Sas.range("2001:db8:2::", "2001:db8:2::ffff"));
        a.in(() -> {
            left.install(Sas.sa(SaId.inbound(1), 101, Sas.GCM, leftNet, rightNet, there));
            left.install(Sas.sa(SaId.outbound(1), 102, Sas.GCM, leftNet, rightNet, there));
            return 0;
        });
        b.in(() -> {
            right.install(Sas.sa(SaId.inbound(1), 102, Sas.GCM, rightNet, leftNet, back));
            right.install(Sas.sa(SaId.outbound(1), 101, Sas.GCM, rightNet, leftNet, back));
            return 0;
        });
    }

    private boolean tcp(String from, String to) throws Exception {
        return new Stream(a, b).carries(from, to, MEGABYTES);
    }
}
