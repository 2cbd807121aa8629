package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What every certificate of a chain must be, and what those of authorities must be (RFC 5280 §4, §6.1.4). */
final class CertificateRules {
    /** The extensions that are processed here, wherever they are critical (RFC 5280 §4.2). */
    private static final ImmutableSet<ASN1ObjectIdentifier> PROCESSED = ImmutableSet.of(Extension.basicConstraints,
            Extension.keyUsage, Extension.extendedKeyUsage, Extension.subjectAlternativeName,
            Extension.nameConstraints, Extension.certificatePolicies, Extension.subjectKeyIdentifier,
            Extension.authorityKeyIdentifier, Extension.issuerAlternativeName, Extension.cRLDistributionPoints,
            Extension.authorityInfoAccess);

    private CertificateRules() {
    }

    static void validity(Certificate certificate, Instant now, ImmutableList.Builder<TrustStep> steps) {
        String section = "RFC 5280 §4.1.2.5";
        Instant from = certificate.notBefore();
        Instant to = certificate.notAfter();
        if (now.isBefore(from)) {
            steps.add(TrustStep.failed(certificate, "not valid before " + from + ", which is "
                    + days(Duration.between(now, from)) + " ahead; is the clock right?", section));
        } else if (now.isAfter(to)) {
            steps.add(TrustStep.failed(certificate, "expired at " + to + ", " + days(Duration.between(to, now))
                    + " ago; have it renewed by " + certificate.issuer(), section));
        } else {
            steps.add(TrustStep.passed(certificate, "valid until " + to, section));
        }
    }

    private static String days(Duration span) {
        return span.toDays() == 0 ? span.toHours() + " hours" : span.toDays() + " days";
    }

    /** The anchor's own signature is not looked at: we trust it because we were told to. */
    static void strength(Certificate certificate, SignatureConstraint constraint, boolean anchor,
            ImmutableList.Builder<TrustStep> steps) {
        String section = "RFC 8247 §4";
        if (!constraint.ikeOnly() && !constraint.admits(certificate.publicKey())) {
            steps.add(TrustStep.failed(certificate, "its key is " + certificate.publicKey().describe()
                    + ", which the configured auth does not admit", section));
        }
        if (anchor) {
            return;
        }
        boolean weak = certificate.scheme().hash().equals(Optional.of(SignatureHash.SHA1));
        boolean wanted = constraint.ikeOnly() || constraint.hashes().isEmpty()
                || constraint.hashes().contains(SignatureConstraint.word(certificate.scheme()));
        if (!wanted) {
            steps.add(TrustStep.failed(certificate, "signed by " + certificate.scheme().describe()
                    + ", which the configured auth does not admit", section));
        } else if (weak) {
            steps.add(TrustStep.noted(certificate, "signed with SHA-1, which RFC 8247 advises against", section));
        }
    }

    static void criticalExtensions(Certificate certificate, ImmutableList.Builder<TrustStep> steps) {
        Optional<Extensions> extensions = certificate.extensions();
        List<String> unknown = extensions.map(all -> Arrays.stream(all.getCriticalExtensionOIDs())
                .filter(oid -> !PROCESSED.contains(oid)).map(ASN1ObjectIdentifier::getId).toList()).orElse(List.of());
        if (!unknown.isEmpty()) {
            steps.add(TrustStep.failed(certificate, "critical extensions that are not understood here: "
                    + String.join(", ", unknown), "RFC 5280 §4.2"));
        }
    }

    /**
     * An authority (RFC 5280 §4.2.1.3, §4.2.1.9).
     *
     * @param below how many certificates lie between it and the peer's
     * @param between those certificates; self-issued ones do not count for the path length
     */
    static void authority(Certificate certificate, int below, List<Certificate> between,
            ImmutableList.Builder<TrustStep> steps) {
        Optional<BasicConstraints> constraints = certificate.extensions().map(BasicConstraints::fromExtensions);
        boolean ca = constraints.map(BasicConstraints::isCA).orElse(false);
        steps.add(TrustStep.of(ca, certificate, "a certification authority",
                "no certification authority (basicConstraints), but it issued a certificate", "RFC 5280 §4.2.1.9"));
        Optional<KeyUsage> usage = certificate.extensions().map(KeyUsage::fromExtensions);
        if (usage.isPresent() && !usage.get().hasUsages(KeyUsage.keyCertSign)) {
            steps.add(TrustStep.failed(certificate, "its key must not sign certificates (keyUsage)",
                    "RFC 5280 §4.2.1.3"));
        }
        BigInteger limit = constraints.map(BasicConstraints::getPathLenConstraint).orElse(null);
        long counted = below - between.stream().filter(Certificate::isSelfIssued).count();
        if (limit != null && limit.compareTo(BigInteger.valueOf(counted)) < 0) {
            steps.add(
                    TrustStep.failed(certificate, "allows " + limit + " authorities below it, and there are " + counted,
                            "RFC 5280 §4.2.1.9"));
        }
    }
}
