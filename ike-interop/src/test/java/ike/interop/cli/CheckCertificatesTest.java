package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateDraft;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may have wrong with certificates and keys, each wrong way once, is told with its file or line. */
class CheckCertificatesTest {
    private static final Bytes KEY = SeededKeys.ec("P-256", 21);
    private static final Bytes OTHER_KEY = SeededKeys.ec("P-256", 22);
    private static final Authority ROOT = Authority.of("C=CH, O=Test, CN=Root",
            SigningKey.read(SeededKeys.ec("P-256", 23)).orThrow());
    private static final String GATEWAY = """
            connections {
              gw {
                remote_addrs = 192.0.2.2
                proposals = aes128-sha256-x25519
                local {
                  auth = pubkey
                  id = moon.example
                }
                remote {
                  auth = pubkey
                  id = sun.example
                }
              }
            }
            """;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void everythingIsSound() throws IOException {
        for (String kind : new String[]{"x509", "x509ca", "private"}) {
            Files.createDirectory(folder.resolve(kind));
        }
        Files.writeString(folder.resolve("swanctl.conf"), GATEWAY);
        write("x509ca/root.pem", ROOT.root().der());
        write("x509/moon.der", moon("moon.example", 300).der());
        write("private/moon.der", KEY);
    }

    @Test
    void nothingIsSaidOfWhatIsSound() {
        assertThat(check()).contains("0 errors, 0 warnings").hasLineCount(1);
    }

    /** One that cannot be read costs itself alone. */
    @Test
    void filesThatCannotBeRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("x509/gone.der"), folder.resolve("nowhere.der"));
        assertThat(check()).contains("x509/gone.der: ", "left out: cannot be read: there is no such file", "1 warning");
    }

    @Test
    void datesAreLookedAt() throws IOException {
        write("x509/moon.der", moon("moon.example", -2).der());
        assertThat(check()).contains("x509/moon.der: the certificate of C=CH, CN=moon expired on ", "1 warning");
        write("x509/moon.der", moon("moon.example", 3).der());
        assertThat(check()).contains("x509/moon.der: the certificate of C=CH, CN=moon expires on ");
    }

    @Test
    void certificatesThatSpeakForSomebodyElse() throws IOException {
        write("x509/moon.der", moon("mars.example", 300).der());
        assertThat(check()).contains("swanctl.conf:2: connections.gw: claims to be ID_FQDN moon.example, for which no"
                + " certificate of ours speaks: C=CH, CN=moon has another subject");
    }

    @Test
    void keysAndCertificatesThatAreAlone() throws IOException {
        write("private/moon.der", OTHER_KEY);
        assertThat(check()).contains("private/moon.der: no certificate here is for this private key",
                "swanctl.conf:2: connections.gw: has no certificate to show whose private key is here", "2 warnings");
    }

    @Test
    void weakSignaturesAndKeys() throws IOException {
        Files.writeString(folder.resolve("swanctl.conf"), GATEWAY.replace("auth = pubkey", "auth = ecdsa-sha1-sha256"));
        assertThat(check()).contains("connections.gw.local: admits ECDSA with SHA-1 (MUST NOT)",
                "connections.gw.remote: admits ECDSA with SHA-1 (MUST NOT)", "2 warnings");
        Files.writeString(folder.resolve("swanctl.conf"), GATEWAY);
        write("private/short.der", SeededKeys.rsa(1024, 25));
        assertThat(check()).contains("private/short.der: is an RSA key of 1024 bits (SHOULD NOT, RFC 8247 §3.1.1)");
    }

    @Test
    void nobodyIsTrusted() throws IOException {
        Files.delete(folder.resolve("x509ca/root.pem"));
        assertThat(check()).contains("swanctl.conf:2: connections.gw: no authority is trusted", "1 warning");
        write("x509ca/moon.pem", moon("moon.example", 300).der());
        assertThat(check()).contains("x509ca/moon.pem: the certificate of C=CH, CN=moon lies in x509ca and is no");
    }

    @Test
    void aKeyThatDecryptsSignsNothing() throws IOException {
        Bytes rsa = SeededKeys.rsa(2048, 24);
        write("private/rsa.der", rsa);
        Files.createDirectory(folder.resolve("pubkey"));
        Bytes known = SigningKey.read(rsa).orThrow().publicKey().subjectPublicKeyInfo();
        write("pubkey/rsa.der", known);
        String old = """
                connections {
                  old {
                    version = 1
                    remote_addrs = 192.0.2.3
                    proposals = aes128-sha256-modp2048
                    local { auth = pke
                      pubkeys = rsa.der }
                    remote { auth = pke
                      pubkeys = rsa.der }
                  }
                }
                """;
        Files.writeString(folder.resolve("swanctl.conf"), GATEWAY + old);
        assertThat(check()).contains("0 errors, 2 warnings", "authentication by RSA encryption is historic");
        Files.writeString(folder.resolve("swanctl.conf"),
                GATEWAY.replace("id = moon.example", "pubkeys = rsa.der") + old);
        assertThat(check()).contains("connections.gw: has a key that another connection decrypts with");
        Files.delete(folder.resolve("private/rsa.der"));
        assertThat(check()).contains("connections.old: has no private key to decrypt with");
    }

    private static Certificate moon(String name, int days) {
        Consumer<CertificateDraft> dates = draft -> draft
                .from(Instant.now().minus(Duration.ofDays(1000))).to(Instant.now().plus(Duration.ofDays(days)));
        return ROOT.peer("C=CH, CN=moon", SigningKey.read(KEY).orThrow(), Identification.fqdn(name), dates);
    }

    private void write(String file, Bytes octets) throws IOException {
        Files.write(folder.resolve(file), octets.toArray());
    }

    private String check() {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        new IkeCommand(writer, writer, Map.of()).execute("check", "--config",
                folder.resolve("swanctl.conf").toString());
        return out.toString();
    }
}
