package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgramTest {
    private static final Instant BUILT = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path folder;
    private RunProgram program;

    @BeforeEach
    void build() throws IOException {
        program = new RunProgram(write(folder.resolve("ike.jar"), BUILT), ImmutableList.of("-Xmx1g"));
    }

    @Test
    void withoutLessonsItStartsAsTheScriptSays() {
        assertThat(program.hasLearned()).isFalse();
        assertThat(program.options()).containsExactly("-Xmx1g");
    }

    @Test
    void lessonsAreTaken() throws IOException {
        write(program.learned(), BUILT.plusSeconds(1));
        assertThat(program.hasLearned()).isTrue();
        assertThat(program.options()).containsSequence("-Xmx1g", "-XX:AOTCache=" + folder.resolve("ike-run.aot"));
    }

    /** The JVM refuses to start with both. */
    @Test
    void whoLearnsStartsWithNothing() throws IOException {
        write(folder.resolve("ike.aot"), BUILT);
        assertThat(program.options()).contains("-XX:AOTCache=" + folder.resolve("ike.aot"));
        assertThat(program.learning()).startsWith("-Xmx1g").contains("-XX:AOTCacheOutput=" + program.learned())
                .noneMatch(option -> option.startsWith("-XX:AOTCache="));
    }

    @Test
    void thoseOfAnOlderProgramAreNot() throws IOException {
        write(program.learned(), BUILT.minusSeconds(1));
        assertThat(program.hasLearned()).isFalse();
        assertThat(program.options()).containsExactly("-Xmx1g");
    }

    private static Path write(Path file, Instant time) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(time));
    }
}
