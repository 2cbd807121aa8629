package ike.interop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate signs, and how late, is read from the scenario's script; the script itself is not run. */
class CaResponderTest {
    @TempDir
    private Path folder;

    private static void script(Path authority, String text) throws IOException {
        Files.writeString(Files.createDirectories(authority.resolve("ocsp")).resolve("ocsp.cgi"), text);
    }

    @Test
    void aScenarioMayHaveASignerOfItsOwn() throws IOException {
        Path authority = folder.resolve("ca");
        Path own = folder.resolve("own");
        script(authority, "pki --ocsp --cacert rootCert.pem --index index.txt --cert ocspCert.pem --key ocspKey.pem\n");
        assertThat(CaResponder.of(authority, own)).isEqualTo(
                new CaResponder(authority, "rootCert.pem", "ocspCert.pem", "ocspKey.pem", Duration.ZERO));
        script(own, """
                sleep 2
                openssl ocsp -index index.txt -CA rootCert.pem -rkey webKey.pem -rsigner webCert.pem
                """);
        assertThat(CaResponder.of(authority, own)).isEqualTo(
                new CaResponder(authority, "rootCert.pem", "webCert.pem", "webKey.pem", Duration.ofSeconds(2)));
    }

    @Test
    void theAuthorityItselfSignsIfNobodyElseIsNamed() throws IOException {
        script(folder, "pki --ocsp --respond --cacert rootCert.pem --cakey rootKey.pem\n");
        assertThat(CaResponder.of(folder, folder.resolve("none"))).isEqualTo(
                new CaResponder(folder, "rootCert.pem", "rootCert.pem", "rootKey.pem", Duration.ZERO));
    }
}
