package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SigningKey;
import ike.engine.credential.Credentials;
import ike.interop.endpoint.SystemEntropy;
import ike.interop.settings.Diagnostic;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code authorities} of swanctl.conf. */
class AuthoritiesTest {
    private static final SigningKey KEY = SigningKey.read(SeededKeys.ec("P-256", 1)).orThrow();
    private static final Authority ROOT = Authority.of("CN=Root", KEY);

    @TempDir
    private Path folder;

    @Test
    void whereToAskIsReadWithTheCertificateThatIsTrusted() throws IOException {
        write("x509ca/root.der", ROOT.root().der());
        LoadedConfiguration loaded = load("""
                authorities {
                  lab {
                    cacert = root.der
                    crl_uris = http://a.test/1.crl, ldap://a.test/2
                    ocsp_uris = http://a.test/ocsp
                    cert_uri_base = http://a.test/certs/
                  }
                  token {
                    handle = 1234
                  }
                }
                """);
        KnownAuthority lab = loaded.credentials().authorities().getFirst();
        assertThat(loaded.credentials().authorities()).hasSize(1);
        assertThat(lab.name()).isEqualTo("lab");
        assertThat(lab.certificate()).isEqualTo(ROOT.root());
        assertThat(lab.lists()).containsExactly("http://a.test/1.crl", "ldap://a.test/2");
        assertThat(lab.responders()).containsExactly("http://a.test/ocsp");
        assertThat(lab.base()).isEqualTo(Optional.of("http://a.test/certs/"));
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).extracting(Diagnostic::toString).anyMatch(
                line -> line.contains("authorities.lab.crl_uris: \"ldap://a.test/2\" is not asked"))
                .anyMatch(line -> line.contains("authorities.token") && line.contains("it has no cacert"));
        Credentials store = new Credentials(new SystemEntropy());
        loaded.credentials().loadInto(store);
        assertThat(store.anchors()).containsExactly(ROOT.root());
        assertThat(store.sources().authorities()).containsExactly(lab);
        loaded.credentials().unloadFrom(store);
        assertThat(store.sources().authorities()).isEmpty();
    }

    /** RFC 7296 §3.6 speaks of no other scheme. */
    @ParameterizedTest
    @ValueSource(strings = {"http://a.test/", "HTTP://a.test/", "https://a.test/", "ftp://a.test/", "/certificates/"})
    void peersAreSentToPlainHttpOnly(String base) throws IOException {
        write("x509ca/root.der", ROOT.root().der());
        LoadedConfiguration loaded = load(
                "authorities {\n lab {\n cacert = root.der\n cert_uri_base = " + base + "\n }\n }");
        boolean http = base.toLowerCase(Locale.ROOT).startsWith("http:");
        Certificate peer = ROOT.peer("CN=moon", KEY, Identification.fqdn("moon.test"), _ -> {
        });
        String hash = SignatureHash.SHA1.of(peer.der()).hex();
        assertThat(loaded.credentials().authorities().getFirst().link(peer, ROOT.root()).map(HashAndUrl::url))
                .isEqualTo(http ? Optional.of(base + hash) : Optional.empty());
        assertThat(loaded.warnings()).extracting(Diagnostic::toString)
                .filteredOn(line -> line.contains("cert_uri_base: no peer is sent to")).hasSize(http ? 0 : 1);
    }

    @Test
    void whatIsNoAuthorityIsRefused() throws IOException {
        Bytes peer = ROOT.peer("CN=moon", KEY, Identification.fqdn("moon.test"), _ -> {
        }).der();
        write("x509ca/moon.der", peer);
        assertThat(load("authorities {\n lab {\n cacert = moon.der\n }\n }").errors()).extracting(Diagnostic::toString)
                .singleElement().asString().contains(":3: authorities.lab.cacert: ", "is no authority's");
        assertThat(load("authorities {\n lab {\n file = /no/such/file\n }\n }").errors())
                .extracting(Diagnostic::toString)
                .singleElement().asString().contains(":3: authorities.lab.file: cannot read");
    }

    private void write(String name, Bytes octets) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, octets.toArray());
    }

    private LoadedConfiguration load(String text) throws IOException {
        Path file = folder.resolve("swanctl.conf");
        Files.writeString(file, text);
        return ConfigurationLoader.load(file);
    }
}
