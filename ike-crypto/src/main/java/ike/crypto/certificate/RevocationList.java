package ike.crypto.certificate;

import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;

/**
 * A certificate revocation list (RFC 5280 §5): complete lists that the issuer of the certificate signed itself. Deltas,
 * indirect lists and lists of a part only say nothing here.
 */
final class RevocationList {
    private RevocationList() {
    }

    static RevocationStatus status(Bytes der, Certificate certificate, Certificate issuer, Instant now) {
        try {
            CertificateList list = CertificateList.getInstance(der.toArray());
            return list.getIssuer().equals(certificate.issuerName())
                    ? status(der, list, certificate, issuer, now)
                    : new RevocationStatus.Unknown("no revocation list of its issuer is loaded");
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no list.
            return new RevocationStatus.Unknown("a revocation list cannot be read: " + e.getMessage());
        }
    }

    private static RevocationStatus status(Bytes der, CertificateList list, Certificate certificate,
            Certificate issuer, Instant now) throws IOException {
        Optional<String> flaw = flaw(der, list, issuer, now);
        if (flaw.isPresent()) {
            return new RevocationStatus.Unknown("the revocation list of its issuer " + flaw.get());
        }
        for (TBSCertList.CRLEntry entry : list.getRevokedCertificates()) {
            if (entry.getUserCertificate().getValue().equals(certificate.serialNumber())) {
                return new RevocationStatus.Revoked("at " + Asn1Time.instant(entry.getRevocationDate()));
            }
        }
        return new RevocationStatus.Good("the revocation list of " + Asn1Time.instant(list.getThisUpdate()));
    }

    private static Optional<String> flaw(Bytes der, CertificateList list, Certificate issuer, Instant now)
            throws IOException {
        Optional<SignatureScheme> scheme = AlgorithmIdentifiers
                .read(Bytes.owning(list.getSignatureAlgorithm().getEncoded("DER"))).toOptional();
        boolean good = scheme.isPresent() && SignedObject.verify(issuer.publicKey(), scheme.get(), der,
                list.getSignature().getOctets()).isGood();
        if (!good) {
            return Optional.of("is not signed by it");
        }
        Optional<KeyUsage> usage = issuer.extensions().map(KeyUsage::fromExtensions);
        if (usage.isPresent() && !usage.get().hasUsages(KeyUsage.cRLSign)) {
            return Optional.of("is signed with a key that must not sign lists (keyUsage)");
        }
        Time next = list.getNextUpdate();
        if (Asn1Time.instant(list.getThisUpdate()).isAfter(now)) {
            return Optional.of("is from the future; is the clock right?");
        }
        if (next == null || Asn1Time.instant(next).isBefore(now)) {
            return Optional.of(next == null
                    ? "does not say how long it holds"
                    : "is out of date since "
                            + Asn1Time.instant(next));
        }
        Extensions extensions = list.getTBSCertList().getExtensions();
        boolean partial = extensions != null && (extensions.getExtension(Extension.deltaCRLIndicator) != null
                || extensions.getExtension(Extension.issuingDistributionPoint) != null);
        return partial ? Optional.of("is only a part of it") : Optional.empty();
    }
}
