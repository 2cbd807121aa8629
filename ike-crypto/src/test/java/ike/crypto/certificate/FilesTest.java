package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.PrivateKeyFile.Reading;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;

/** Files with keys and certificates, in every form that people have them in. */
class FilesTest {
    private static final Bytes RSA = SeededKeys.rsa(2048, 61);
    private static final Bytes EC = SeededKeys.ec("P-256", 62);
    private static final Bytes ED = SeededKeys.ed(KeyType.ED25519, 63);

    @Test
    void plainKeysInEveryForm() throws IOException {
        Bytes pkcs1 = inner(RSA);
        Bytes sec1 = inner(EC);
        for (Bytes file : List.of(RSA, pem("PRIVATE KEY", RSA), pkcs1, pem("RSA PRIVATE KEY", pkcs1))) {
            assertThat(read(file)).isEqualTo(half(RSA));
        }
        for (Bytes file : List.of(EC, pem("PRIVATE KEY", EC), sec1, pem("EC PRIVATE KEY", sec1))) {
            assertThat(read(file)).isEqualTo(half(EC));
        }
        assertThat(read(Bytes.concat(Bytes.utf8("some words\n"), pem("PRIVATE KEY", ED)))).isEqualTo(half(ED));
    }

    @Test
    void encryptedKeys() throws IOException, OperatorCreationException {
        Bytes locked = Bytes.owning(new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(EC.toArray()))
                .build(new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                        .setProvider(new BouncyCastleProvider()).build("open sesame".toCharArray()))
                .getEncoded());
        for (Bytes file : List.of(locked, pem("ENCRYPTED PRIVATE KEY", locked))) {
            assertThat(PrivateKeyFile.read(file, Optional.empty())).isInstanceOf(Reading.Locked.class);
            assertThat(PrivateKeyFile.read(file, Optional.of("wrong"))).isInstanceOf(Reading.Locked.class);
            assertThat(PrivateKeyFile.read(file, Optional.of("open sesame"))).isInstanceOf(Reading.Key.class);
        }
    }

    /** As OpenSSL 3.0 writes it: {@code openssl ec -aes256}. */
    @Test
    void keysThatOpenSslHasEncryptedInItsOldWay() {
        String text = """
                -----BEGIN EC PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,5B63EB7F9919D7634EB49AB2CC2146CA

                R12Ka7TnKXB/76GXBFgwnryozRi2SsECdpEy1ll3D9XPHcyDLDZye0HTz5x05l2I
                WLs7VjdcOKz/qm4Kb5DT+3uECj4y3R4y66M7phmL4tBeUdhpxfCUJjeFZ/h5+han
                nlr+9RKO6i8KQH4hwE6XVC5vpF916EL7s/626tPRbKY=
                -----END EC PRIVATE KEY-----
                """;
        Bytes file = Bytes.utf8(text);
        assertThat(PrivateKeyFile.read(file, Optional.empty())).isInstanceOf(Reading.Locked.class);
        assertThat(PrivateKeyFile.read(file, Optional.of("wrong"))).isInstanceOf(Reading.Locked.class);
        assertThat(PrivateKeyFile.read(file, Optional.of("sesame"))).isInstanceOf(Reading.Key.class);
        Bytes strange = Bytes.utf8(text.replace("AES-256-CBC", "ROT13"));
        assertThat(PrivateKeyFile.read(strange, Optional.of("sesame"))).isNotInstanceOf(Reading.Key.class);
        Bytes cut = Bytes.utf8(text.substring(0, 200));
        assertThat(PrivateKeyFile.read(cut, Optional.of("sesame"))).isNotInstanceOf(Reading.Key.class);
    }

    @Test
    void certificates() {
        Authority root = Authority.of("CN=Root", SigningKey.read(ED).orThrow());
        Certificate one = root.authority(root, 0, draft -> {
        });
        Bytes text = pem("CERTIFICATE", one.der());
        assertThat(CertificateFile.read(one.der()).orThrow()).containsExactly(one);
        assertThat(CertificateFile.read(Bytes.concat(text, text)).orThrow()).containsExactly(one, one);
        assertThat(CertificateFile.read(pem("PRIVATE KEY", ED))).isInstanceOf(Decoded.Bad.class);
    }

    @Property
    void noOctetsMakeItThrow(@ForAll byte[] octets) {
        Bytes file = Bytes.copyOf(octets);
        assertThat(PrivateKeyFile.read(file, Optional.of("x"))).isNotInstanceOf(Reading.Key.class);
        assertThat(CertificateFile.read(file)).isInstanceOf(Decoded.Bad.class);
        assertThat(KeyStoreFile.read(file, "x")).isInstanceOf(Decoded.Bad.class);
        assertThat(PrivateKeyFile.read(Bytes.concat(Bytes.utf8("-----BEGIN PRIVATE KEY-----\n"), file),
                Optional.empty())).isNotInstanceOf(Reading.Key.class);
    }

    private static Object read(Bytes file) {
        return ((Reading.Key) PrivateKeyFile.read(file, Optional.empty())).key().publicKey();
    }

    private static Object half(Bytes pkcs8) {
        return SigningKey.read(pkcs8).orThrow().publicKey();
    }

    private static Bytes inner(Bytes pkcs8) throws IOException {
        return Bytes
                .owning(PrivateKeyInfo.getInstance(pkcs8.toArray()).parsePrivateKey().toASN1Primitive().getEncoded());
    }

    private static Bytes pem(String label, Bytes octets) {
        return Bytes.utf8("-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(octets.toArray()) + "\n-----END " + label
                + "-----\n");
    }
}
