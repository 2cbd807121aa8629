package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;

/** Whether a certificate was taken back before its time (RFC 5280 §6.3, RFC 6960 §3.2). */
final class RevocationRules {
    private static final String SECTION = "RFC 5280 §6.3";

    private RevocationRules() {
    }

    static void check(Certificate certificate, Certificate issuer, TrustRequest request,
            ImmutableList.Builder<TrustStep> steps) {
        RevocationStatus status = request.sources()
                .statuses(certificate, issuer, request.crls(), request.ocsp(), request.now())
                .reduce(new RevocationStatus.Unknown("no revocation list and no OCSP response speaks of it"),
                        RevocationStatus::better);
        steps.add(switch (status) {
            case RevocationStatus.Good(String source) ->
                TrustStep.passed(certificate, "not revoked, by " + source, SECTION);
            case RevocationStatus.Revoked(String when) -> TrustStep.failed(certificate, "revoked by its issuer " + when
                    + "; the peer needs a new certificate", SECTION);
            case RevocationStatus.Unknown(String why) -> unknown(certificate, issuer, why, request);
        });
    }

    private static TrustStep unknown(Certificate certificate, Certificate issuer, String why, TrustRequest request) {
        boolean needed = switch (request.revocation()) {
            case STRICT -> true;
            case IFURI -> request.sources().nameSomebody(certificate, issuer);
            case RELAXED -> false;
        };
        return needed
                ? TrustStep.failed(certificate, "nobody knows whether it is revoked: " + why
                        + "; load the issuer's revocation list, or set revocation = relaxed", SECTION)
                : TrustStep.noted(certificate, "nobody knows whether it is revoked: " + why, SECTION);
    }
}
