package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes {@code ike run --datapath none} on one machine: as any user, on any ports, ended by SIGTERM. */
final class RunIT {

    private static final Path JAR = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void bringsUpRekeysTerminatesAndEndsOnSigterm() throws Exception {
        int leftPort = freePort();
        int rightPort = freePort();
        try (Daemon right = start("right", rightPort, configuration("right.test", "left.test", leftPort));
                Daemon left = start("left", leftPort,
                        configuration("left.test", "right.test", rightPort).replace("start_action = none",
                                "start_action = start"))) {
            says(left, "^ike-up home ");
            says(left, "^child-up home/net ");
            assertThat(folder.resolve("left.vici")).exists();
            says(right, "^child-up home/net ");
            left.order("rekey-child net");
            left.order("rekey-ike home");
            says(left, "^child-rekeyed home/net ");
            says(left, "^ike-rekeyed home ");
            left.order("terminate home");
            says(right, "^ike-down home deleted by the peer");
            right.order("initiate net");
            says(right, "^order initiate net: done");
            assertThat(left.terminate()).isZero();
            assertThat(left.log().since(0)).endsWith("child-down home/net with its IKE SA", "ike-down home shutdown");
            assertThat(right.terminate()).isZero();
            assertThat(right.log().since(0)).last().isEqualTo("ike-down home deleted by the peer");
            assertThat(folder.resolve("left.vici")).doesNotExist();
            assertThat(folder.resolve("right.vici")).doesNotExist();
        }
    }

    @Test
    void aConnectionWithAnErrorIsRefusedAlone() throws Exception {
        String bad = """
                connections {
                  strange {
                    encap = perhaps
                    local {
                      auth = psk
                    }
                    remote {
                      auth = psk
                    }
                  }
                }
                """;
        try (Daemon ours = start("ours", freePort(), configuration("left.test", "right.test", 9) + bad)) {
            says(ours, "^ike: .*ours\\.conf:\\d+: connections\\.strange\\.encap: \"perhaps\"; expected yes or no");
            says(ours, "^ike: connection strange is refused, others are not");
            says(ours, "^ready .* home \\(net\\)$");
            assertThat(ours.terminate()).isZero();
        }
    }

    @Test
    void endsInTimeWhenThePeerIsSilent() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Daemon ours = start("ours", freePort(),
                        configuration("left.test", "right.test", silent.getLocalPort()))) {
            ours.order("initiate net");
            says(ours, "^note: sent again for home, attempt 1");
            assertThat(ours.terminate()).isZero();
        }
    }

    private static void says(Daemon daemon, String regex) throws InterruptedException {
        assertThat(daemon.log().await(Pattern.compile(regex), 0, LIMIT))
                .as(() -> regex + " in " + daemon.log().since(0)).isPresent();
    }

    private Daemon start(String name, int natPort, String configuration) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".conf"), configuration);
        Daemon daemon = Daemon.start(name, Command.of(ImmutableList
                .of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString(), "run",
                        "--config", file.toString(), "--datapath", "none", "--listen", "127.0.0.1", "--port", "0",
                        "--nat-port", Integer.toString(natPort), "--vici", "unix://" + folder.resolve(name + ".vici"),
                        "--orders", "-", "--verbose")
                .toArray(String[]::new)));
        says(daemon, "^ready ");
        return daemon;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(String local, String remote, int remotePort) {
        return """
                connections {
                  home {
                    remote_addrs = 127.0.0.1
                    remote_port = %d
                    local {
                      auth = psk
                      id = %s
                    }
                    remote {
                      auth = psk
                      id = %s
                    }
                    children {
                      net {
                        local_ts = 10.0.0.0/8
                        remote_ts = 10.0.0.0/8
                        start_action = none
                      }
                    }
                  }
                }
                secrets {
                  ike-home {
                    secret = "an apple a day"
                  }
                }
                """.formatted(remotePort, local, remote);
    }
}
