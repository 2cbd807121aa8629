package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.swanctl.LoadedConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An updown program is told when a Child SA comes and when it goes, and nothing in between. */
class UpdownScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void theProgramIsToldOfTheWholeLife() throws Exception {
        Path seen = folder.resolve("seen");
        Path program = Files.writeString(folder.resolve("a program"), """
                #!/bin/sh
                env | grep ^PLUTO_ | sort >> "%s"
                echo it works with $# arguments, "$1" and "$2"
                """.formatted(seen));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.right()))) {
            RunningEndpoint left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                    configuration(right.natPort(), program));
            try (left) {
                left.order("initiate net");
                left.says("^child-up ");
                left.order("rekey-child net");
                left.says("^child-rekeyed ");
                left.order("terminate home");
                left.says("^ike-down ");
            }
            assertThat(left.text()).contains("updown: it works with 2 arguments, iptables and two words");
        }
        List<String> lines = Files.readAllLines(seen);
        assertThat(lines).filteredOn(line -> line.startsWith("PLUTO_VERB="))
                .isEqualTo(ImmutableList.of("PLUTO_VERB=up-client", "PLUTO_VERB=down-client"));
        assertThat(lines).contains("PLUTO_CONNECTION=net", "PLUTO_ME=127.0.0.1", "PLUTO_MY_ID=left.test",
                "PLUTO_PEER_ID=right.test", "PLUTO_MY_CLIENT=10.1.0.0/24", "PLUTO_PEER_CLIENT=10.2.0.0/24",
                "PLUTO_MY_PROTOCOL=0", "PLUTO_PROTO=esp", "PLUTO_MY_PORT=0", "PLUTO_HOST_ACCESS=1",
                "PLUTO_UDP_ENC=" + lines.stream()
                        .filter(line -> line.startsWith("PLUTO_UDP_ENC=")).findFirst().orElse("").substring(14));
    }

    private static LoadedConfiguration configuration(int port, Path program) {
        return RunningEndpoint.configuration(TestConfigurations.left(port)
                .replace("  home {", "  home {\n encap = yes").replace("net {",
                        "net {\n hostaccess = yes\n updown = \"'" + program + "' iptables 'two words'\""));
    }
}
