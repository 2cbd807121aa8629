package ike.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
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

    private static Outcome ike(String... args) throws IOException, InterruptedException {
        ImmutableList<String> command = ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString())
                .add(args).build();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        }
    }
}
