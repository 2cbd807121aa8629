package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.control.ControlServer;
import ike.interop.endpoint.RunningEndpoint;
import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.ViciAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a running endpoint. */
class ClientCommandsTest {
    @TempDir
    private Path folder;
    private RunningEndpoint right;
    private RunningEndpoint left;
    private ControlServer server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    @SuppressWarnings("NullAway") // the server is opened by a callback
    void open() throws Exception {
        right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.right()));
        left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.left(right.natPort())), endpoint -> {
                    try {
                        server = ControlServer.open(new ViciAddress(folder.resolve("c")), endpoint, "1.2",
                                Optional.empty());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @AfterEach
    void close() {
        server.close();
        left.close();
        right.close();
    }

    @Test
    void aTunnelGoesUpIsShownIsRekeyedAndGoesDown() throws Exception {
        assertThat(ike("status")).isZero();
        assertThat(take()).containsPattern("(?m)^home +down ").containsPattern(
                "(?m)^  net +down +10\\.1\\.0\\.0/24 === 10\\.2\\.0\\.0/24 ");
        assertThat(ike("up", "home/net")).isZero();
        assertThat(take()).contains("IKE <home|1> ike-up home", "CHD <home|1> child-up home/net")
                .endsWith("home/net is up\n");
        assertThat(ike("status")).isZero();
        assertThat(take()).containsPattern("(?m)^home #1 +ESTABLISHED +127\\.0\\.0\\.1:\\d+ === ")
                .containsPattern("(?m)^  net #1 +INSTALLED .* in 0 B, out 0 B, AES_CBC-128/HMAC_SHA2_256_128$");
        assertThat(ike("status", "--json")).isZero();
        assertThat(take()).startsWith("{\"sas\":[{\"home\":{\"uniqueid\":\"1\",")
                .contains("\"connections\":[{\"home\":");
        assertThat(ike("rekey", "net")).isZero();
        right.says("^child-rekeyed");
        assertThat(ike("rekey", "--ike", "home")).isZero();
        right.says("^ike-rekeyed");
        assertThat(ike("down", "home")).isZero();
        assertThat(take()).contains("IKE <home|", "ike-down home by order\nhome is down\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsALine() {
        assertThat(ike("down", "net")).isEqualTo(1);
        assertThat(ike("up", "office")).isEqualTo(1);
        assertThat(ike("rekey")).isEqualTo(2);
        assertThat(ike("up", "net", "--timeout", "-5")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                ike: there is no SA net; there is none at all
                ike: office is not up: CHILD_SA config 'office' not found
                ike: expected the name of an SA, or --ike CONN (see: ike rekey --help)
                ike: --timeout -5 is below 0 (see: ike up --help)
                """);
        server.close();
        assertThat(ike("status")).isEqualTo(3);
        assertThat(err.toString()).contains("ike: no endpoint listens at unix://" + folder);
    }

    private String take() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }

    private int ike(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--uri";
        all[args.length + 1] = "unix://" + folder.resolve("c");
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()).execute(all);
    }
}
