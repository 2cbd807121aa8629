package ike.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jar as a user starts it: {@code java -jar target/ike.jar}. */
class PackagedIT {

    private static final Path JAR = Path.of("target", "ike.jar");

    private record Outcome(int exitCode, String output) {
    }

    @Test
    void theJarRunsByItself() throws Exception {
        Outcome outcome = ike("version");
        assertThat(outcome.output()).startsWith("IKE for Java ");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void theExitCodeReachesTheShell() throws Exception {
        Outcome outcome = ike("--no-such-option");
        assertThat(outcome.output()).startsWith("ike: ").hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void theManifestNamesTheModuleAndAllowsNativeAccess() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            var attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Automatic-Module-Name")).isEqualTo("ike.interop");
            assertThat(attributes.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
        }
    }

    @Test
    void aRunningEndpointLeavesNoCoreUnlessDiagnosticsAreWanted() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/limits")));
        Pattern forbidden = Pattern.compile("Max core file size +0 +0 ");
        assertThat(limits()).containsPattern(forbidden);
        assumeTrue(!forbidden.matcher(Files.readString(Path.of("/proc/self/limits"))).find());
        assertThat(limits("--diagnostics")).doesNotContainPattern(forbidden);
    }

    /** What the kernel allows an endpoint that has just told that it is ready. */
    private static String limits(String... options) throws IOException {
        Process process = new ProcessBuilder(command(ImmutableList.<String>builder()
                .add("run", "--datapath", "none", "--listen", "127.0.0.1", "--port", "0", "--nat-port", "0", "--vici",
                        "none")
                .add(options).build())).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().filter(line -> line.startsWith("ready ")).findFirst()).isPresent();
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "limits"));
        } finally {
            process.destroy();
        }
    }

    private static Outcome ike(String... args) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(ImmutableList.copyOf(args))).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        }
    }

    private static ImmutableList<String> command(ImmutableList<String> args) {
        return ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString())
                .addAll(args).build();
    }
}
