package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** What the peer's own certificate must be (RFC 4945 §5.1). */
final class EndEntityRules {
    /**
     * Purposes that do not speak against IKE: the one of RFC 4945 §5.1.3.12, its forerunners, and those of TLS, which
     * are what public authorities issue.
     */
    private static final ImmutableSet<String> PURPOSES = ImmutableSet.of(KeyPurposeId.anyExtendedKeyUsage.getId(),
            "1.3.6.1.5.5.7.3.17", "1.3.6.1.5.5.8.2.2", KeyPurposeId.id_kp_ipsecEndSystem.getId(),
            KeyPurposeId.id_kp_ipsecTunnel.getId(), KeyPurposeId.id_kp_ipsecUser.getId(),
            KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_clientAuth.getId());

    private EndEntityRules() {
    }

    static void check(Certificate certificate, TrustRequest request, ImmutableList.Builder<TrustStep> steps) {
        identity(certificate, request.identity(), steps);
        usage(certificate, steps);
        purpose(certificate, steps);
        policies(certificate, request.policies(), steps);
    }

    /** RFC 4945 §3: the identity that the peer claims stands in its certificate. */
    private static void identity(Certificate certificate, Identification claimed,
            ImmutableList.Builder<TrustStep> steps) {
        boolean found = certificate.speaksFor(claimed);
        String names = certificate.names().stream().filter(name -> !name.type().equals(IdType.Known.ID_KEY_ID))
                .map(EndEntityRules::text).collect(Collectors.joining(", "));
        steps.add(TrustStep.of(found, certificate, "speaks for " + text(claimed),
                "does not speak for " + text(claimed) + ", only for " + names
                        + "; set the peer's id to one of those, or have a SubjectAltName added",
                "RFC 4945 §3"));
    }

    static boolean same(Identification name, Identification claimed) {
        if (!name.type().equals(claimed.type())) {
            return false;
        }
        return switch (name.type()) {
            case IdType.Known.ID_FQDN, IdType.Known.ID_RFC822_ADDR -> folded(name).equals(folded(claimed));
            case IdType.Known.ID_DER_ASN1_DN ->
                new DistinguishedName(claimed.data()).matches(new DistinguishedName(name.data()))
                        && !new DistinguishedName(claimed.data()).isPattern();
            default -> name.data().equals(claimed.data());
        };
    }

    private static String folded(Identification name) {
        return name.data().utf8().toLowerCase(Locale.ROOT);
    }

    private static String text(Identification name) {
        return name.type().equals(IdType.Known.ID_DER_ASN1_DN)
                ? "\"" + new DistinguishedName(name.data()) + "\""
                : name.describe();
    }

    private static void usage(Certificate certificate, ImmutableList.Builder<TrustStep> steps) {
        Optional<KeyUsage> usage = certificate.extensions().map(KeyUsage::fromExtensions);
        boolean signs = usage.isEmpty() || usage.get().hasUsages(KeyUsage.digitalSignature)
                || usage.get().hasUsages(KeyUsage.nonRepudiation);
        steps.add(TrustStep.of(signs, certificate, "its key may sign",
                "its key must not sign (keyUsage has neither digitalSignature nor nonRepudiation)",
                "RFC 4945 §5.1.3.2"));
    }

    private static void purpose(Certificate certificate, ImmutableList.Builder<TrustStep> steps) {
        Optional<ExtendedKeyUsage> purposes = certificate.extensions().map(ExtendedKeyUsage::fromExtensions);
        if (purposes.isPresent()) {
            boolean fits = Arrays.stream(purposes.get().getUsages()).anyMatch(p -> PURPOSES.contains(p.getId()));
            steps.add(TrustStep.of(fits, certificate, "its purposes do not exclude IKE",
                    "made for other purposes only (extendedKeyUsage "
                            + Arrays.stream(purposes.get().getUsages()).map(KeyPurposeId::getId)
                                    .collect(Collectors.joining(", "))
                            + "); IKE's is 1.3.6.1.5.5.7.3.17",
                    "RFC 4945 §5.1.3.12"));
        }
    }

    private static void policies(Certificate certificate, List<String> wanted,
            ImmutableList.Builder<TrustStep> steps) {
        if (wanted.isEmpty()) {
            return;
        }
        CertificatePolicies found = certificate.extensions().map(CertificatePolicies::fromExtensions).orElse(null);
        ImmutableSet<String> ids = found == null
                ? ImmutableSet.of()
                : Arrays.stream(found.getPolicyInformation()).map(PolicyInformation::getPolicyIdentifier)
                        .map(ASN1ObjectIdentifier::getId).collect(ImmutableSet.toImmutableSet());
        List<String> missing = wanted.stream().filter(policy -> !ids.contains(policy)).toList();
        steps.add(TrustStep.of(missing.isEmpty(), certificate, "has the policies " + String.join(", ", wanted),
                "lacks the policies " + String.join(", ", missing), "RFC 5280 §4.2.1.4"));
    }
}
