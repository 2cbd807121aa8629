package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Integrity;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.linux.FreshNamespace;
import ike.esp.packet.Drop;
import ike.esp.sad.Sas;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AH through raw sockets of Linux, between two namespaces: IP protocol 51 and nothing else crosses the cable. */
class AhNamespacesTest {
    private static final Integrity SHA256 = Algorithms.integrity(IntegrityId.AUTH_HMAC_SHA2_256_128).orElseThrow();
    private static final int MEGABYTES = 2;

    private Cable cable;
    private FreshNamespace a;
    private FreshNamespace b;

    @BeforeEach
    void connect() throws IOException {
        cable = Cable.laid();
        a = cable.a();
        b = cable.b();
        b.run("nft", "add table inet only; add chain inet only in { type filter hook input priority 0; }; "
                + "add rule inet only in iifname cable meta l4proto != { 51, 58 } drop; "
                + "add rule inet only in iifname cable icmpv6 type { echo-request, echo-reply } drop");
    }

    @AfterEach
    void close() {
        if (cable != null) {
            cable.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.1, 198.51.100.2", "2001:db8:f::1, 2001:db8:f::2"})
    void tunnelMode(String one, String other) throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            ImmutableList<AddressRange> lefts = ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255"),
                    Sas.range("2001:db8:1::", "2001:db8:1::ffff"));
            ImmutableList<AddressRange> rights = ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255"),
                    Sas.range("2001:db8:2::", "2001:db8:2::ffff"));
            join(IpsecMode.TUNNEL, left, right, one, other, lefts, rights);
            a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", "10.2.0.1");
            a.run("ping", "-6", "-c", "3", "-i", "0.2", "-W", "2", "2001:db8:2::1");
            a.run("ping", "-Q", "0x28", "-t", "7", "-c", "2", "-i", "0.2", "-W", "2", "10.2.0.1");
            assertThat(new Stream(a, b).carries("10.1.0.1", "10.2.0.1", MEGABYTES)).isTrue();
            assertThat(right.usage(SaId.inbound(1)).orElseThrow().packets()).isGreaterThan(8);
            assertThat(right.drops()).doesNotContainKey(Drop.FORGED);
        }
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.1, 198.51.100.2", "2001:db8:f::1, 2001:db8:f::2"})
    void transportMode(String one, String other) throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            join(IpsecMode.TRANSPORT, left, right, one, other, ImmutableList.of(Sas.range(one, one)),
                    ImmutableList.of(Sas.range(other, other)));
            a.run("ping", "-c", "3", "-i", "0.2", "-W", "2", other);
            assertThat(new Stream(a, b).carries(one, other, MEGABYTES)).isTrue();
            assertThat(right.usage(SaId.inbound(1)).orElseThrow().packets()).isGreaterThan(3);
        }
    }

    /** A packet that does not fit is answered, since the system cuts none that brings its own header. */
    @Test
    void whatIsTooLongIsAnswered() throws Exception {
        try (TunnelDatapath left = open(a); TunnelDatapath right = open(b)) {
            join(IpsecMode.TUNNEL, left, right, "198.51.100.1", "198.51.100.2",
                    ImmutableList.of(Sas.range("10.1.0.1", "10.1.0.1")),
                    ImmutableList.of(Sas.range("10.2.0.1", "10.2.0.1")));
            a.run("ip", "route", "add", "198.51.100.2/32", "dev", "cable", "mtu", "1200");
            assertThat(a.run("sh", "-c", "ping -M do -c 2 -i 0.2 -W 1 -s 1300 10.2.0.1 || true"))
                    .containsPattern("mtu *= *11[0-9][0-9]");
            a.run("ping", "-c", "2", "-i", "0.2", "-W", "2", "-s", "1100", "10.2.0.1");
        }
    }

    @Test
    void noAhThroughANat() throws Exception {
        try (TunnelDatapath left = open(a)) {
            EspSa behindNat = Sas.ah(SaId.outbound(1), 102, SHA256, Sas.ANYTHING, Sas.ANYTHING,
                    Sas.path("198.51.100.1", "198.51.100.2"));
            assertThatThrownBy(() -> left.install(behindNat)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("AH cannot").hasMessageContaining("NAT");
        }
    }

    private void join(IpsecMode mode, TunnelDatapath left, TunnelDatapath right, String one, String other,
            ImmutableList<AddressRange> lefts, ImmutableList<AddressRange> rights) throws IOException {
        Path there = Sas.plainPath(one, other);
        Path back = Sas.plainPath(other, one);
        a.in(() -> {
            left.install(Sas.in(mode, Sas.ah(SaId.inbound(1), 101, SHA256, lefts, rights, there)));
            left.install(Sas.in(mode, Sas.ah(SaId.outbound(1), 102, SHA256, lefts, rights, there)));
            return 0;
        });
        b.in(() -> {
            right.install(Sas.in(mode, Sas.ah(SaId.inbound(1), 102, SHA256, rights, lefts, back)));
            right.install(Sas.in(mode, Sas.ah(SaId.outbound(1), 101, SHA256, rights, lefts, back)));
            return 0;
        });
    }

    private static TunnelDatapath open(FreshNamespace namespace) throws IOException {
        return namespace.in(() -> {
            TunnelDatapath datapath = TunnelDatapath.open(DatapathOptions.DEFAULT);
            datapath.start(new Recorder());
            return datapath;
        });
    }
}
