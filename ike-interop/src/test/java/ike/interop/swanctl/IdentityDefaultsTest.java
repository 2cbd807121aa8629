package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import ike.crypto.certificate.Authority;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.interop.settings.SettingsParser;
import ike.wire.Bytes;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** Who a side is that has no {@code id}: whom its certificate or its public key means, as in strongSwan. */
class IdentityDefaultsTest {
    private static final SigningKey KEY = SigningKey.read(SeededKeys.ec("P-256", 71)).orThrow();
    private static final Authority ROOT = Authority.of("C=CH, CN=Root", KEY);

    @Test
    void aCertificateMeansItsSubject() {
        IdentityPattern subject = new IdentityPattern.Exactly(
                new Identification(IdType.Known.ID_DER_ASN1_DN, ROOT.root().name().der()));
        for (String auth : new String[]{"pubkey", "eap-tls"}) {
            Connection connection = connection(auth, "certs = " + inline(ROOT.root().der()));
            assertThat(connection.local().getFirst().identity()).isEqualTo(subject);
            assertThat(connection.remote().getFirst().identity()).isEqualTo(subject);
        }
    }

    @Test
    void aPublicKeyMeansItsFingerprint() throws GeneralSecurityException {
        Connection connection = connection("pubkey", "pubkeys = " + inline(KEY.publicKey().subjectPublicKeyInfo()));
        IdentityPattern identifier = new IdentityPattern.Exactly(
                Identification.keyId(Bytes.owning(
                        MessageDigest.getInstance("SHA-1").digest(KEY.publicKey().subjectPublicKeyInfo().toArray()))));
        assertThat(connection.local().getFirst().identity()).isEqualTo(identifier);
        assertThat(connection.remote().getFirst().identity()).isEqualTo(identifier);
    }

    @Test
    void anIdThatIsThereCounts() {
        Connection connection = connection("pubkey",
                "id = %any\n pubkeys = " + inline(KEY.publicKey().subjectPublicKeyInfo()));
        assertThat(connection.remote().getFirst().identity()).isEqualTo(IdentityPattern.any());
    }

    private static String inline(Bytes octets) {
        return "0s" + BaseEncoding.base64().encode(octets.toArray());
    }

    private static Connection connection(String auth, String more) {
        String side = " {\n auth = " + auth + "\n " + more + "\n }\n";
        LoadedConfiguration loaded = ConfigurationLoader.load(SettingsParser.parse("test.conf",
                "connections {\n gw {\n local" + side + "remote" + side + "}\n}\n", Path.of(".")), HostNames.LATER);
        assertThat(loaded.errors()).isEmpty();
        return loaded.connections().getFirst();
    }
}
