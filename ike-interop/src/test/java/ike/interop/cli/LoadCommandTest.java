package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.RunningEndpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ike load} against an endpoint in this process. */
class LoadCommandTest {
    private static final String RESPONDER = """
            connections {
              road {
                local {
                  auth = psk
                  id = gate.test
                }
                remote {
                  auth = psk
                  id = *.road.test
                }
                children {
                  net {
                    local_ts = 10.0.0.0/8
                    remote_ts = 10.0.0.0/8
                  }
                }
              }
            }
            secrets {
              ike-1 {
                secret = "an apple a day"
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void everySaHasAnIdentityOfItsOwn() throws Exception {
        String initiator = RESPONDER.replace("gate.test", "road.test.").replace("*.road.test", "gate.test")
                .replace("road.test.", "road.test");
        try (RunningEndpoint responder = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(RESPONDER))) {
            String told = load(initiator, 0, Integer.toString(responder.natPort()));
            assertThat(told).contains("5 of 5 IKE SAs up", "50 % within", "all within");
            for (int i = 1; i <= 5; i++) {
                responder.says("^ike-up road .*" + i + "\\.road\\.test");
            }
            responder.says("^ike-down road deleted by the peer");
        }
    }

    @Test
    void aPortThatDoesNotExistIsOneLineAndTwo() {
        StringWriter err = new StringWriter();
        assertThat(new IkeCommand(new PrintWriter(err, true), new PrintWriter(err, true), Map.of()).execute("load",
                "127.0.0.1", "--config", "none.conf", "--to-port", "99999")).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: --to-port 99999 is not in 1..65535").hasLineCount(1);
    }

    @Test
    void aNameIsLookedUp() throws Exception {
        String initiator = RESPONDER.replace("gate.test", "road.test.").replace("*.road.test", "gate.test")
                .replace("road.test.", "road.test");
        try (RunningEndpoint responder = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(RESPONDER))) {
            assertThat(load("localhost", initiator, 0, Integer.toString(responder.natPort())))
                    .contains("5 of 5 IKE SAs up");
        }
    }

    @Test
    void aNameThatNobodyKnowsIsOneLineAndTwo() throws Exception {
        Path file = Files.writeString(folder.resolve("road.conf"), RESPONDER);
        StringWriter err = new StringWriter();
        assertThat(new IkeCommand(new PrintWriter(err, true), new PrintWriter(err, true), Map.of()).execute("load",
                "nobody.invalid", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: the responder nobody.invalid is no address").hasLineCount(1);
    }

    @Test
    void whatFailsIsToldByItsReason() throws Exception {
        String stranger = RESPONDER.replace("gate.test", "nobody").replace("*.road.test", "gate.test");
        try (RunningEndpoint responder = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(RESPONDER))) {
            assertThat(load(stranger, 1, Integer.toString(responder.natPort())))
                    .contains("0 of 5 IKE SAs up", "failed: 5 AUTHENTICATION_FAILED");
        }
    }

    private String load(String configuration, int exitCode, String port) throws Exception {
        return load("127.0.0.1", configuration, exitCode, port);
    }

    private String load(String host, String configuration, int exitCode, String port) throws Exception {
        Path file = Files.writeString(folder.resolve("road.conf"), configuration);
        StringWriter out = new StringWriter();
        int code = new CommandLine(new LoadCommand()).setOut(new PrintWriter(out)).execute(host, "--config",
                file.toString(), "--to-port", port, "--rate", "50", "--count", "5");
        assertThat(code).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }
}
