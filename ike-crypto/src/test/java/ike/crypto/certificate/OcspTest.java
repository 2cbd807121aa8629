package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/** Answers of OCSP responders (RFC 6960), made by Bouncy Castle's builder: by the issuer, for it, and by others. */
class OcspTest {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Authority ROOT = authority("C=CH, O=Test, CN=Root", 81);
    static final Authority DELEGATE = authority("C=CH, O=Test, CN=Responder", 82);
    private static final SigningKey PEER = SigningKey.read(SeededKeys.ec("P-256", 83)).orThrow();
    static final Certificate ANCHOR = ROOT.root();
    static final Certificate PEERS = ROOT.peer("C=CH, O=Test, CN=moon", PEER,
            Identification.fqdn("moon.example.org"), _ -> {
            });

    @Test
    void theIssuerAnswers() throws Exception {
        assertThat(trusted(response(ROOT, CertificateStatus.GOOD, NOW))).isTrue();
        assertThat(trusted(response(ROOT, new RevokedStatus(Date.from(NOW.minusSeconds(50)), 1), NOW))).isFalse();
        assertThat(trusted(response(ROOT, new UnknownStatus(), NOW))).isFalse();
        assertThat(trusted(response(ROOT, CertificateStatus.GOOD, NOW.minusSeconds(500_000)))).isFalse();
        assertThat(trusted(response(ROOT, CertificateStatus.GOOD, NOW.plusSeconds(500)))).isFalse();
        assertThat(trusted(Bytes.of(1, 2, 3))).isFalse();
    }

    @Test
    void aDelegateAnswersForTheIssuer() throws Exception {
        Certificate named = ROOT.peer("C=CH, O=Test, CN=Responder", DELEGATE.key(), Identification.fqdn("ocsp.example"),
                purpose(KeyPurposeId.id_kp_OCSPSigning));
        Certificate unnamed = ROOT.peer("C=CH, O=Test, CN=Responder", DELEGATE.key(),
                Identification.fqdn("ocsp.example"), purpose(KeyPurposeId.id_kp_clientAuth));

        assertThat(trusted(response(DELEGATE, CertificateStatus.GOOD, NOW, named))).isTrue();
        assertThat(trusted(response(DELEGATE, CertificateStatus.GOOD, NOW, unnamed))).isFalse();
        assertThat(trusted(response(DELEGATE, CertificateStatus.GOOD, NOW))).isFalse();
    }

    /** RFC 6960 §4.2.2.2: one that is trusted here for itself, while its certificate is valid. */
    @Test
    void aResponderOfOursAnswersForEveryIssuer() throws Exception {
        Bytes good = response(DELEGATE, CertificateStatus.GOOD, NOW);
        assertThat(trusted(good, DELEGATE.root())).isTrue();
        assertThat(trusted(response(DELEGATE, CertificateStatus.GOOD, NOW, DELEGATE.root()))).isFalse();
        assertThat(trusted(good, PEERS)).isFalse();
        assertThat(trusted(response(DELEGATE, new RevokedStatus(Date.from(NOW.minusSeconds(50)), 1), NOW),
                DELEGATE.root())).isFalse();
    }

    @Test
    void aDamagedAnswerIsNone() throws Exception {
        byte[] octets = response(ROOT, CertificateStatus.GOOD, NOW).toArray();
        octets[octets.length - 5] ^= 1;
        assertThat(trusted(Bytes.owning(octets))).isFalse();
    }

    /** With the strict policy: a good and fresh answer is needed. */
    private static boolean trusted(Bytes response, Certificate... responders) {
        TrustRequest plain = TrustRequest.of(PEERS, Identification.fqdn("moon.example.org"), ImmutableList.of(),
                ImmutableList.of(ANCHOR), NOW);
        return TrustCheck.judge(new TrustRequest(plain.peer(), plain.identity(), plain.others(), plain.anchors(), NOW,
                plain.constraint(), plain.policies(), TrustRequest.Revocation.STRICT, ImmutableList.of(),
                ImmutableList.of(response),
                new RevocationSources(true, true, ImmutableList.of(), ImmutableList.copyOf(responders)))).trusted();
    }

    static Bytes response(Authority signer, CertificateStatus status, Instant thisUpdate,
            Certificate... responders) throws Exception {
        DigestCalculator sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        X509CertificateHolder issuer = ANCHOR.holder();
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(signer.name()));
        builder.addResponse(new CertificateID(sha1, issuer, PEERS.serialNumber()), status, Date.from(thisUpdate),
                Date.from(thisUpdate.plusSeconds(86_400)));
        X509CertificateHolder[] certificates = new X509CertificateHolder[responders.length];
        for (int i = 0; i < responders.length; i++) {
            certificates[i] = responders[i].holder();
        }
        return Bytes.owning(new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL,
                builder.build(new Signer(signer, new ByteArrayOutputStream()), certificates, Date.from(thisUpdate)))
                .getEncoded());
    }

    private record Signer(Authority authority, ByteArrayOutputStream octets) implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return AlgorithmIdentifier.getInstance(AlgorithmIdentifiers.write(authority.scheme()).toArray());
        }

        @Override
        public OutputStream getOutputStream() {
            return octets;
        }

        @Override
        public byte[] getSignature() {
            return authority.key().sign(authority.scheme(), Bytes.copyOf(octets.toByteArray()), Secret.empty())
                    .toArray();
        }
    }

    static Consumer<CertificateDraft> purpose(KeyPurposeId purpose) {
        return draft -> draft.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private static Authority authority(String name, long seed) {
        return Authority.of(name, SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow());
    }
}
