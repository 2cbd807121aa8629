package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabFolderTest {
    @TempDir
    private Path place;

    @Test
    void whatDeadRunsHaveLeftIsRemovedAndNothingElse() throws Exception {
        Path dead = Files.createDirectories(place.resolve("ike-lab-" + deadProcess() + "-0-123"));
        Files.writeString(Files.createDirectory(dead.resolve("keys")).resolve("table"), "secret");
        Path aliveOne = Files.createDirectory(place.resolve("ike-lab-" + ProcessHandle.current().pid() + "-0-5"));
        Path ofAnother = Files.createDirectory(place.resolve("ike-lab-notes"));
        Path link = Files.createSymbolicLink(place.resolve("ike-lab-" + deadProcess() + "-0-9"), ofAnother);
        Path made = LabFolder.create(place, 1);
        assertThat(place).isDirectoryNotContaining(dead::equals);
        assertThat(place.toFile().list()).containsExactlyInAnyOrder(aliveOne.getFileName().toString(),
                ofAnother.getFileName().toString(), link.getFileName().toString(), made.getFileName().toString());
    }

    private static long deadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
