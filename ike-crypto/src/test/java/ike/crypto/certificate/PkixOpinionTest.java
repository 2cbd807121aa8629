package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/**
 * The Java runtime's PKIX judges generated chains as we do (RFC 5280 §6.1); and its PKCS #12 files are read. The authorities have
 * no common name: it would hold that against a constraint for domain names, which RFC 5280 §4.2.1.10 does not ask for.
 */
class PkixOpinionTest {
    private static final int CHAINS = 150;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Identification MOON = Identification.fqdn("moon.example.org");
    private static final Authority ROOT = authority("C=CH, O=Test, OU=Root", 91);
    private static final Authority UPPER = authority("C=CH, O=Test, OU=Upper", 92);
    private static final Authority LOWER = authority("C=CH, O=Test, OU=Lower", 93);
    private static final SigningKey PEER = SigningKey.read(SeededKeys.rsa(2048, 94)).orThrow();

    private final SplittableRandom random = new SplittableRandom(5280);

    @Test
    void twoJudgesAgree() throws Exception {
        int trusted = 0;
        for (int i = 0; i < CHAINS; i++) {
            Certificate root = ROOT.root();
            Certificate upper = ROOT.authority(UPPER, random.nextInt(3), flaw());
            Certificate lower = UPPER.authority(LOWER, random.nextInt(2), flaw());
            Certificate peer = LOWER.peer("C=CH, O=Test, CN=moon", PEER, MOON, peerFlaw());
            boolean theirs = pkix(List.of(peer, lower, upper), root);
            TrustReport ours = TrustCheck.judge(TrustRequest.of(peer, MOON, ImmutableList.of(lower, upper),
                    ImmutableList.of(root), NOW));
            assertThat(ours.trusted()).as("chain %d: %s", i, ours.describe()).isEqualTo(theirs);
            trusted += theirs ? 1 : 0;
        }
        assertThat(trusted).isBetween(CHAINS / 10, CHAINS * 9 / 10);
    }

    /** What both have to judge alike: time, constraints, key usage, names, critical extensions. */
    private Consumer<CertificateDraft> flaw() {
        return switch (random.nextInt(16)) {
            case 0 -> draft -> draft.to(NOW.minusSeconds(90_000));
            case 1 -> draft -> draft.from(NOW.plusSeconds(90_000));
            case 2 -> draft -> draft.with(Extension.basicConstraints, true, new BasicConstraints(false));
            case 3 -> draft -> draft.with(Extension.basicConstraints, true, new BasicConstraints(0));
            case 4 -> draft -> draft.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            case 5 -> draft -> draft.with(Extension.nameConstraints, true, only("example.org"));
            case 6 -> draft -> draft.with(Extension.nameConstraints, true, only("example.com"));
            case 7 -> draft -> draft.with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
            default -> _ -> {
            };
        };
    }

    private Consumer<CertificateDraft> peerFlaw() {
        return switch (random.nextInt(10)) {
            case 0 -> draft -> draft.to(NOW.minusSeconds(90_000));
            case 1 -> draft -> draft.from(NOW.plusSeconds(90_000));
            case 2 -> draft -> draft.with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
            default -> _ -> {
            };
        };
    }

    @Test
    void aPkcs12FileIsOpenedWithItsSecretOnly() throws Exception {
        Certificate root = ROOT.root();
        Certificate peer = ROOT.peer("C=CH, O=Test, CN=moon", PEER, MOON, _ -> {
        });
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] secret = "a secret".toCharArray();
        store.setKeyEntry("moon",
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(SeededKeys.rsa(2048, 94).toArray())),
                secret, new java.security.cert.Certificate[]{java(peer), java(root)});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, secret);
        Bytes octets = Bytes.copyOf(file.toByteArray());

        KeyStoreFile read = KeyStoreFile.read(octets, "a secret").orThrow();

        assertThat(read.keys()).extracting(SigningKey::publicKey).containsExactly(PEER.publicKey());
        assertThat(read.certificates()).containsExactly(peer, root);
        assertThat(KeyStoreFile.read(octets, "another").toOptional()).isEmpty();
    }

    private static boolean pkix(List<Certificate> chain, Certificate root) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain) {
            certificates.add(java(certificate));
        }
        CertPath path = factory.generateCertPath(certificates);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(java(root), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        try {
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (CertPathValidatorException | RuntimeException _) {
            // Java 25 has no form for constraints that leave no name, and throws.
            return false;
        }
    }

    private static X509Certificate java(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der().toArray()));
    }

    private static NameConstraints only(String domain) {
        return new NameConstraints(
                new GeneralSubtree[]{new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain))}, null);
    }

    private static Authority authority(String name, long seed) {
        return Authority.of(name, SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow());
    }
}
