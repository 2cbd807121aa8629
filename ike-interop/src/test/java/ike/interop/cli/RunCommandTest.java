package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.ip.IpAddress;
import java.io.IOException;
import ike.crypto.Backends;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps {@code ike run} from starting: each time one line for each thing that is wrong, and an exit code. */
class RunCommandTest {
    @TempDir
    private Path folder;

    @AfterEach
    void backToTheReference() {
        Backends.use(Backends.reference());
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyErrorOfTheConfigurationIsALine() throws IOException {
        Path file = write("connections {\n home {\n encap = maybe\n remote_adr = 192.0.2.1\n }\n}\n");
        assertThat(ike("run", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("ike: " + file + ":3: connections.home.encap: ",
                "ike: " + file + ":4: connections.home.remote_adr: ");
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("ike: "));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void fileThatIsNotThereIsALine() {
        assertThat(ike("run", "--config", "no-such.conf")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).startsWith("ike: no-such.conf: ");
    }

    @Test
    void optionsThatMakeNoSenseAreALine() throws IOException {
        String file = write("").toString();
        for (String[] options : new String[][]{{"--port", "65536"}, {"--nat-port", "-1"}, {"--listen", "here"},
                {"--orders", "orders.txt"}, {"--datapath", "kernel"}, {"--initiate", "net"}, {"--no-such-option"},
                {"--port", "4500"}, {"--tun", "a-very-long-name"}, {"--keys", file}, {"--vici", "tcp://127.0.0.1:4502"},
                {"--pcap", "/no/such/folder/file"}}) {
            err.getBuffer().setLength(0);
            String[] all = new String[options.length + 3];
            all[0] = "run";
            all[1] = "--config";
            all[2] = file;
            System.arraycopy(options, 0, all, 3, options.length);
            assertThat(ike(all)).as(options[0]).isEqualTo(2);
            assertThat(err.toString().lines().filter(line -> !line.startsWith("ike: warning: "))).hasSize(1)
                    .allMatch(line -> line.startsWith("ike: "));
        }
    }

    @Test
    void portThatIsTakenIsMissing() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(IpAddress.of("127.0.0.1").toInet(), 0))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(ike("run", "--config", write("").toString(), "--datapath", "none", "--listen", "127.0.0.1",
                    "--port", port, "--nat-port", "0")).isEqualTo(3);
            assertThat(err.toString()).contains("ike: cannot bind UDP port " + port + " of 127.0.0.1: ");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void controlSocketThatCannotBeIsMissing() throws IOException {
        String uri = "unix://" + folder.resolve("none/ike.vici");
        assertThat(ike("run", "--config", write("").toString(), "--datapath", "none", "--listen", "127.0.0.1", "--port",
                "0", "--nat-port", "0", "--vici", uri)).isEqualTo(3);
        assertThat(err.toString()).contains("ike: cannot listen at " + uri + ": there is no such folder");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("swanctl.conf"), text);
    }

    private int ike(String... args) {
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()).execute(args);
    }
}
