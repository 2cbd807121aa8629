package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.interop.endpoint.RunningEndpoint;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, private keys and authorities come, are shown and go over the control socket. */
class CredentialCommandsTest {
    private static final Bytes KEY = SeededKeys.ec("P-256", 7);
    private static final SigningKey SIGNING = SigningKey.read(KEY).orThrow();
    private static final Authority ROOT = Authority.of("C=CH, O=Test, CN=Root",
            SigningKey.read(SeededKeys.ec("P-256", 8)).orThrow());
    private static final Certificate OURS = ROOT.peer("C=CH, O=Test, CN=left", SIGNING,
            Identification.fqdn("left.test"), _ -> {
            });
    private static final Bytes CRL = ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of());

    @TempDir
    private Path folder;
    private RunningEndpoint endpoint;
    private ControlServer server;
    private ViciClient client;

    @BeforeEach
    @SuppressWarnings("NullAway") // the server is opened by a callback
    void open() throws Exception {
        ViciAddress address = new ViciAddress(folder.resolve("c"));
        endpoint = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()), LoadedConfiguration.EMPTY, it -> {
            try {
                server = ControlServer.open(address, it, "1.2", Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        client = ViciClient.connect(address);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        endpoint.close();
    }

    @Test
    void certificatesAreShownWithWhatStrongswanShows() throws IOException {
        assertThat(certificate("X509", "CA", ROOT.root().der())).isEqualTo(Answers.SUCCESS);
        assertThat(certificate("X509", "NONE", pem(OURS.der()))).isEqualTo(Answers.SUCCESS);
        assertThat(certificate("X509_CRL", "NONE", CRL)).isEqualTo(Answers.SUCCESS);
        Message root = Message.builder().put("type", "X509").put("flag", "CA").put("data", ROOT.root().der()).build();
        Message ours = Message.builder().put("type", "X509").put("flag", "NONE").put("data", OURS.der()).build();
        Message list = Message.builder().put("type", "X509_CRL").put("data", CRL).build();
        assertThat(certificates("type", "ANY")).containsExactly(root, ours, list);
        assertThat(certificates("flag", "CA", "type", "x509")).containsExactly(root);
        assertThat(certificates("subject", "left.test")).containsExactly(ours);
        assertThat(certificates("subject", OURS.subject())).containsExactly(ours);
        assertThat(call("load-key", "type", "any", KEY).text("success")).contains("yes");
        assertThat(certificates("subject", "left.test").getFirst().yes("has_privkey")).isTrue();
        assertThat(certificates("flag", "CA", "type", "X509").getFirst().yes("has_privkey")).isFalse();
        assertThat(client.call("flush-certs", Message.EMPTY)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).hasSize(3);
        assertThat(client.call("clear-creds", Message.EMPTY)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).isEmpty();
        assertThat(client.call("get-keys", Message.EMPTY).texts("keys")).isEmpty();
    }

    @Test
    void attributeAuthoritiesAndWhatTheySayAreListedAndForgotten() throws IOException {
        Bytes attribute = ROOT.attributes(OURS, Authority.FROM, Authority.TO, List.of("sales"));
        assertThat(certificate("X509", "NONE", OURS.der())).isEqualTo(Answers.SUCCESS);
        assertThat(certificates("flag", "AA", "type", "X509")).isEmpty();
        assertThat(certificate("X509", "AA", OURS.der())).isEqualTo(Answers.SUCCESS);
        assertThat(certificate("X509_AC", "NONE", attribute)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).containsExactly(
                Message.builder().put("type", "X509").put("flag", "AA").put("data", OURS.der()).build(),
                Message.builder().put("type", "X509_AC").put("data", attribute).build());
        assertThat(certificates("flag", "AA", "type", "X509")).hasSize(1);
        assertThat(certificates("type", "X509_AC")).hasSize(1);
        assertThat(client.call("clear-creds", Message.EMPTY)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).isEmpty();
        assertThat(certificate("X509", "NONE", OURS.der())).isEqualTo(Answers.SUCCESS);
        assertThat(certificates("flag", "AA", "type", "X509")).as("no longer one").isEmpty();
    }

    @Test
    void publicKeysAreListedAndForgotten() throws IOException {
        Bytes info = SIGNING.publicKey().subjectPublicKeyInfo();
        assertThat(certificate("PUBKEY", "NONE", info)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates("type", "PUBKEY"))
                .containsExactly(Message.builder().put("type", "PUBKEY").put("data", info).build());
        assertThat(call("load-key", "type", "any", KEY).text("success")).contains("yes");
        assertThat(certificates().getFirst().yes("has_privkey")).isTrue();
        assertThat(client.call("clear-creds", Message.EMPTY)).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).isEmpty();
    }

    @Test
    void aKeyIsCalledByTheHashOfItsPublicKeyAndCanBeTakenBack() throws IOException {
        String id = SIGNING.publicKey().keyIdentifier().hex();
        assertThat(id).hasSize(40);
        assertThat(call("load-key", "type", "any", KEY))
                .isEqualTo(Message.builder().put("success", "yes").put("id", id).build());
        assertThat(call("load-key", "type", "ecdsa", KEY).text("id")).contains(id);
        assertThat(client.call("get-keys", Message.EMPTY).texts("keys")).containsExactly(id);
        assertThat(client.call("unload-key", Message.builder().put("id", id).build())).isEqualTo(Answers.SUCCESS);
        assertThat(client.call("unload-key", Message.builder().put("id", id).build()).text("errmsg").orElse(""))
                .contains(id);
        assertThat(client.call("get-keys", Message.EMPTY).texts("keys")).isEmpty();
    }

    @Test
    void anAuthorityIsTrustedAndListed() throws IOException {
        Message content = Message.builder().put("cacert", ROOT.root().der())
                .list("crl_uris", List.of("http://crl.test/root")).build();
        assertThat(authority(content)).isEqualTo(Answers.SUCCESS);
        assertThat(client.call("get-authorities", Message.EMPTY).texts("authorities")).containsExactly("lab");
        Message shown = client.list("list-authorities", Message.EMPTY, "list-authority").getFirst().section("lab")
                .orElseThrow();
        assertThat(shown.text("cacert")).contains("C=CH, O=Test, CN=Root");
        assertThat(shown.texts("crl_uris")).containsExactly("http://crl.test/root");
        assertThat(client.list("list-authorities", Message.builder().put("name", "other").build(), "list-authority"))
                .isEmpty();
        assertThat(certificates()).hasSize(1);
        assertThat(client.call("unload-authority", Message.builder().put("name", "lab").build()))
                .isEqualTo(Answers.SUCCESS);
        assertThat(client.call("get-authorities", Message.EMPTY).texts("authorities")).isEmpty();
    }

    @Test
    void aConnectionBringsItsCertificates() throws IOException {
        Message local = Message.builder().put("auth", "pubkey").list("certs", List.of(pem(OURS.der()).utf8()))
                .put("id", "left.test").build();
        Message remote = Message.builder().put("auth", "pubkey").list("cacerts", List.of(pem(ROOT.root().der()).utf8()))
                .build();
        assertThat(client.call("load-conn", Message.builder().section("home", Message.builder()
                .section("local", local).section("remote", remote).build()).build())).isEqualTo(Answers.SUCCESS);
        assertThat(certificates()).hasSize(2);
        Message shown = client.list("list-conns", Message.EMPTY, "list-conn").getFirst().section("home").orElseThrow();
        assertThat(shown.section("local-1").orElseThrow().texts("certs")).containsExactly(OURS.subject());
        assertThat(shown.section("remote-1").orElseThrow().texts("cacerts")).containsExactly(ROOT.root().subject());
        Message broken = Message.builder().section("local", Message.builder().put("auth", "pubkey")
                .list("certs", List.of("no certificate")).build()).build();
        assertThat(client.call("load-conn", Message.builder().section("bad", broken).build()).text("errmsg").orElse(""))
                .contains("connections.bad.local.certs: no certificate in what the socket brought");
    }

    @Test
    void whatIsNoCredentialIsRefusedWithTheReason() throws IOException {
        Bytes noise = Bytes.utf8("noise");
        assertThat(certificate("X509", "NONE", noise).text("errmsg").orElse("")).contains("not a certificate");
        assertThat(certificate("X509", "CA", OURS.der()).text("errmsg").orElse("")).contains("basicConstraints");
        assertThat(certificate("X509_AC", "NONE", OURS.der()).text("errmsg").orElse("")).contains("not an attribute");
        assertThat(certificate("OCSP_RESPONSE", "NONE", noise).text("errmsg").orElse("")).contains("X509_AC or PUBKEY");
        assertThat(certificate("X509_CRL", "NONE", noise).text("errmsg").orElse("")).contains("not a revocation list");
        assertThat(call("load-key", "type", "any", noise).text("errmsg").orElse("")).contains("not a private key");
        assertThat(authority(Message.builder().put("cacert", OURS.der()).build()).text("errmsg").orElse(""))
                .contains("lab.cacert: its basicConstraints");
        assertThat(authority(Message.builder().put("handle", "00").build()).text("errmsg").orElse(""))
                .contains("lab.handle has no use here");
        assertThat(certificates()).isEmpty();
    }

    private static Bytes pem(Bytes der) {
        return Bytes.utf8("-----BEGIN CERTIFICATE-----\n"
                + BaseEncoding.base64().withSeparator("\n", 64).encode(der.toArray())
                + "\n-----END CERTIFICATE-----\n");
    }

    private Message certificate(String type, String flag, Bytes data) throws IOException {
        return client.call("load-cert",
                Message.builder().put("type", type).put("flag", flag).put("data", data).build());
    }

    private Message authority(Message content) throws IOException {
        return client.call("load-authority", Message.builder().section("lab", content).build());
    }

    private Message call(String command, String key, String value, Bytes data) throws IOException {
        return client.call(command, Message.builder().put(key, value).put("data", data).build());
    }

    private ImmutableList<Message> certificates(String... pairs) throws IOException {
        var request = Message.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            request.put(pairs[i], pairs[i + 1]);
        }
        return client.list("list-certs", request.build(), "list-cert");
    }
}
