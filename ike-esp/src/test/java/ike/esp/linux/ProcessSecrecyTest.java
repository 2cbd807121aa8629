package ike.esp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The kernel says itself that it was done. */
@EnabledOnOs(OS.LINUX)
class ProcessSecrecyTest {
    @Test
    void thereIsNoCoreAndNobodyMayLook() throws IOException {
        ProcessSecrecy.keep();
        assertThat(ProcessSecrecy.isKept()).isTrue();
        assertThat(Files.readString(Path.of("/proc/self/limits"))).containsPattern("Max core file size +0 +0 ");
    }
}
