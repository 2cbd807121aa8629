package ike.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Wireshark's reader, where it is installed.
 *
 * @param configuration a folder whose folder {@code wireshark} has key tables
 */
public record Tshark(Path configuration) {
    /** True when there is one. */
    public static boolean isHere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "tshark")));
    }

    /** What it prints of a capture, decrypted and with all checks. */
    public String read(Path capture, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-o",
                "esp.enable_encryption_decode:TRUE", "-o", "esp.enable_authentication_check:TRUE", "-o",
                "ip.check_checksum:TRUE"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_CONFIG_HOME", configuration.toString());
        Process tshark = builder.start();
        String output;
        try (InputStream stream = tshark.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(tshark.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(tshark.exitValue()).isZero();
        return output;
    }
}
