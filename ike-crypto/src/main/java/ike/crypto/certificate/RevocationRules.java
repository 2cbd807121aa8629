package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;

/** Whether a certificate was taken back before its time (RFC 5280 §6.3, RFC 6960 §3.2). */
final class RevocationRules {
    private static final String SECTION = "RFC 5280 §6.3";

    private RevocationRules() {
    }

    static void check(Certificate certificate, Certificate issuer, TrustRequest request,
            ImmutableList.Builder<TrustStep> steps) {
        RevocationStatus status = Stream
                .concat(request.ocsp().stream()
                        .map(octets -> OcspResponse.status(octets, certificate, issuer, request.now())),
                        request.crls().stream()
                                .map(octets -> RevocationList.status(octets, certificate, issuer, request.now())))
                .reduce(new RevocationStatus.Unknown("no revocation list and no OCSP response speaks of it"),
                        RevocationStatus::better);
        steps.add(switch (status) {
            case RevocationStatus.Good(String source) ->
                TrustStep.passed(certificate, "not revoked, by " + source, SECTION);
            case RevocationStatus.Revoked(String when) -> TrustStep.failed(certificate, "revoked by its issuer " + when
                    + "; the peer needs a new certificate", SECTION);
            case RevocationStatus.Unknown(String why) -> unknown(certificate, why, request.revocation());
        });
    }

    private static TrustStep unknown(Certificate certificate, String why, TrustRequest.Revocation policy) {
        boolean saysWhere = certificate.extension(Extension.cRLDistributionPoints).isPresent()
                || certificate.extension(Extension.authorityInfoAccess).isPresent();
        boolean needed = policy == TrustRequest.Revocation.STRICT
                || (policy == TrustRequest.Revocation.IFURI && saysWhere);
        return needed
                ? TrustStep.failed(certificate, "nobody knows whether it is revoked: " + why
                        + "; load the issuer's revocation list, or set revocation = relaxed", SECTION)
                : TrustStep.noted(certificate, "nobody knows whether it is revoked: " + why, SECTION);
    }
}
