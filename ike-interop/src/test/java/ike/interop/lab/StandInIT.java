package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lab tries itself with strongSwan on both sides: cases that must pass do, and a demand that is not met fails the case. So when
 * a case fails with our endpoint, it is our endpoint.
 *
 * <p>{@code -Dike.lab.standin=REGEX} tries all cases whose name matches.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandInIT {

    private static final Path CASES = Path.of(System.getProperty("ike.lab.cases", "src/lab/cases"));
    private static final Path EVIDENCE = Path.of("target/lab-standin");

    private Lab lab;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        LabCondition.require();
        lab = Lab.openWithStandIn(EVIDENCE);
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void twoStrongSwansPassTheCases(Role role) throws IOException, InterruptedException {
        String which = System.getProperty("ike.lab.standin", "suite-gcm128-x25519|wrong-secret");
        for (Path folder : Case.foldersIn(CASES)) {
            if (folder.getFileName().toString().matches(which)) {
                lab.run(Case.read(folder), role);
            }
        }
        assertThat(Files.readString(EVIDENCE.resolve("suite-gcm128-x25519-" + role.word()).resolve("steps.log")))
                .contains("none lost");
    }

    @Test
    void demandThatIsNotMetFailsTheCase(@TempDir Path folder) throws IOException {
        for (String file : new String[]{"README.md", "ours.conf", "swanctl.conf"}) {
            Files.copy(CASES.resolve("wrong-secret").resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("expect"), "initiator ours\n\nping both\n");
        assertThatThrownBy(() -> lab.run(Case.read(folder), Role.INITIATOR)).isInstanceOf(CaseFailed.class)
                .hasMessageContaining("line 3, \"ping both\"").hasMessageContaining("0 of 5 echoes");
    }
}
