package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.interop.cli.ExitCode;
import ike.interop.cli.IkeCommand;
import ike.interop.daemon.DaemonSettings;
import ike.interop.keys.KeyTables;
import ike.wire.ip.IpAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two endpoints in one process, over real UDP sockets of 127.0.0.1. */
class EndpointTest {
    @TempDir
    private Path folder;

    @Test
    void bothTellOfTheWholeLifeOfATunnel() throws Exception {
        RunningEndpoint right = right(TestConfigurations.right());
        try (right; RunningEndpoint left = left(TestConfigurations.left(right.natPort()), "net")) {
            left.says("^ready 127\\.0\\.0\\.1 UDP \\d+ and \\d+, no datapath, home \\(net\\)$");
            left.says("^ike-up home 127.*left\\.test.* === .*right\\.test.*ENCR_AES_GCM_16_128.*we initiated");
            right.says("^ike-up home .*right\\.test.* === .*left\\.test.*the peer initiated");
            String up = right.says("^child-up home/net SPIs .*10\\.2\\.0\\.0/24 === 10\\.1\\.0\\.0/24$");
            left.order("rekey-child home/net");
            assertThat(left.says("^child-rekeyed home/net SPIs .*, was ")).isNotEmpty();
            assertThat(right.says("^child-rekeyed home/net SPIs ")).endsWith(", was " + spis(up));
            right.order("rekey-ike home").says("^ike-rekeyed home SPIs .* we initiated");
            left.says("^ike-rekeyed home SPIs .* the peer initiated");
            right.order("terminate-child net").says("^child-down home/net by order");
            left.says("^child-down home/net deleted by the peer");
            int mark = right.mark();
            left.order("initiate net").says("^order initiate net: done");
            right.says(mark, "^child-up home/net ");
            left.stop();
            assertThat(left.text()).contains("\nchild-down home/net with its IKE SA\nike-down home shutdown\n")
                    .doesNotContain("dropped");
            right.says(mark, "^child-down home/net ");
            right.says(mark, "^ike-down home deleted by the peer");
        }
        assertOpens(right.natPort(), ExitCode.DONE);
    }

    /** One connection with {@code version = 0}: the version octet says who hears a message, and both have an SA at once. */
    @Test
    void bothVersionsAreSpokenAtOnce() throws Exception {
        RunningEndpoint right = right(version(TestConfigurations.right(), 0));
        try (right;
                RunningEndpoint old = left(version(TestConfigurations.left(right.natPort()), 1), "net");
                RunningEndpoint young = left(version(TestConfigurations.left(right.natPort()), 2), "net")) {
            old.says("^child-up home/net ");
            young.says("^child-up home/net ");
            assertThat(right.says("^ike-up home .*ENCR_AES_CBC_128/PRF_HMAC_SHA2_256/AUTH_HMAC"))
                    .contains("the peer initiated");
            assertThat(right.says("^ike-up home .*ENCR_AES_CBC_128/PRF_HMAC_SHA2_256/Curve"))
                    .contains("the peer initiated");
            for (RunningEndpoint left : new RunningEndpoint[]{old, young}) {
                int mark = right.mark();
                left.order("rekey-child home/net");
                right.says(mark, "^child-rekeyed home/net SPIs ");
                left.order("terminate home").says("^ike-down home by order");
                right.says(mark, "^ike-down home deleted by the peer");
            }
        }
    }

    private static String version(String configuration, int version) {
        return configuration.replace("aes128gcm16-prfsha256-x25519", "aes128-sha256-x25519\nversion = " + version);
    }

    @Test
    void ordersThatMakeNoSenseAreAnsweredInALine() throws Exception {
        try (RunningEndpoint left = left(TestConfigurations.left(9))) {
            left.order("make coffee").says("^order make coffee: failed, unknown order; expected initiate CHILD, ");
            left.order("initiate").says("^order initiate: failed, expected initiate CHILD, ");
            left.order("initiate a/b").says("^order initiate a/b: failed, no child a/b is configured; there are: home");
            left.order("rekey-ike work").says("^order rekey-ike work: failed, no connection work .* there are: home$");
            left.order("rekey-child home/net").says("^order rekey-child home/net: failed, there is no SA of child");
            left.order("terminate home").says("^order terminate home: failed, there is no such IKE_SA");
        }
    }

    @Test
    void differentSecretsAreNamedOnBothSides() throws Exception {
        RunningEndpoint right = right(TestConfigurations.right().replace("apple", "orange"));
        try (right; RunningEndpoint left = left(TestConfigurations.left(right.natPort()), "net")) {
            left.says("^failed home AUTHENTICATION_FAILED with 127.*the peer did not accept");
            right.says("^failed home AUTHENTICATION_FAILED with 127.*different secrets");
            assertThat(left.text()).doesNotContain("ike-up", "order initiate");
        }
        assertThat(KeyTables.read(folder.resolve("keys")).ike()).hasSize(1);
        assertOpens(right.natPort(), ExitCode.NO); // the proof of who has the other secret is bad
    }

    @Test
    void responderComparesWhatIsOfferedWithWhatIsConfigured() throws Exception {
        RunningEndpoint right = right(TestConfigurations.right().replace("aes128gcm16-prf", "aes256gcm16-prf"));
        try (right; RunningEndpoint left = left(TestConfigurations.left(right.natPort()), "net")) {
            right.says("^failed - NO_PROPOSAL_CHOSEN with 127");
            right.says(
                    "^    .*ENCR: offered ENCR_AES_GCM_16 \\(128 bits\\); configured ENCR_AES_GCM_16 \\(256 bits\\)");
            left.says("^failed home NO_PROPOSAL_CHOSEN with 127.*the peer accepts none");
            left.says("^    offered .*ENCR_AES_GCM_16 \\(128 bits\\)");
            left.says("^    the protocol does not tell ");
        }
    }

    @Test
    void whatIsNoIkeIsToldOnRequestOnly() throws Exception {
        try (RunningEndpoint right = right(TestConfigurations.right()); DatagramSocket socket = new DatagramSocket()) {
            byte[] octets = "ike-up forged\nike-up forged".getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(octets, octets.length, IpAddress.of("127.0.0.1").toInet(), right.port()));
            right.says("^note: dropped a datagram from 127\\.0\\.0\\.1:" + socket.getLocalPort());
            assertThat(right.text().lines()).noneMatch(line -> line.startsWith("ike-up"));
        }
    }

    @Test
    void whatCannotStartLeavesNothing() throws Exception {
        assertThatThrownBy(() -> left(TestConfigurations.left(9), "office")).isInstanceOf(CannotStart.class)
                .hasMessage("no child office is configured; there are: home/net")
                .extracting("fault").isEqualTo(CannotStart.Fault.CONFIGURATION);
        assertThatThrownBy(() -> left(TestConfigurations.left(9).replace("remote_port", "local_port = 1\nremote_port")))
                .isInstanceOf(CannotStart.class).hasMessageContaining("local_port = 1")
                .hasMessageContaining("--nat-port 1");
        assertThatThrownBy(
                () -> left(TestConfigurations.left(9).replace("remote_addrs", "local_addrs = 192.0.2.1\nremote_addrs")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--listen");
        try (RunningEndpoint right = right(TestConfigurations.right())) {
            EndpointOptions free = RunningEndpoint.options(Optional.empty());
            EndpointOptions taken = new EndpointOptions(false, right.port(), 0, free.listen(), "", Optional.empty(),
                    Optional.empty(), DaemonSettings.DEFAULT);
            assertThatThrownBy(() -> RunningEndpoint.start(taken,
                    RunningEndpoint.configuration(TestConfigurations.right()))).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot bind UDP port " + right.port()).extracting("fault")
                    .isEqualTo(CannotStart.Fault.SYSTEM);
        }
    }

    /** A second endpoint with the same command line: what the first one has kept stays. */
    @Test
    void whatCannotStartLeavesTheCaptureOfAnotherOneAlone() throws Exception {
        Path capture = Files.writeString(folder.resolve("seen.pcapng"), "an earlier capture");
        try (RunningEndpoint right = left(TestConfigurations.right())) {
            EndpointOptions free = RunningEndpoint.options(Optional.of(folder));
            EndpointOptions taken = new EndpointOptions(false, right.port(), 0, free.listen(), "", Optional.empty(),
                    free.capture(), DaemonSettings.DEFAULT);
            assertThatThrownBy(() -> RunningEndpoint.start(taken,
                    RunningEndpoint.configuration(TestConfigurations.right()))).isInstanceOf(CannotStart.class);
        }
        assertThat(capture).hasContent("an earlier capture");
        right(TestConfigurations.right()).close();
        assertThat(Files.readAllBytes(capture)).startsWith(0x0a, 0x0d, 0x0d, 0x0a);
    }

    /** The right one's capture is opened by its keys, every message of it. */
    private void assertOpens(int port, ExitCode verdict) {
        StringWriter out = new StringWriter();
        assertThat(new IkeCommand(new PrintWriter(out), new PrintWriter(out), Map.of()).execute("explain",
                folder.resolve("seen.pcapng").toString(), "--keys", folder.resolve("keys").toString(), "--port",
                Integer.toString(port))).isEqualTo(verdict.code());
        assertThat(out.toString()).contains("IKE_SA_INIT", "integrity good").doesNotContain("no keys", "malformed",
                "integrity bad", "neither IKE nor ESP");
    }

    private RunningEndpoint right(String configuration) throws CannotStart {
        return RunningEndpoint.start(RunningEndpoint.options(Optional.of(folder)),
                RunningEndpoint.configuration(configuration));
    }

    private static RunningEndpoint left(String configuration, String... initiate) throws CannotStart {
        return RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(configuration), initiate);
    }

    private static String spis(String up) {
        return up.substring(up.indexOf("SPIs ") + 5, up.indexOf(" out") + 4);
    }
}
