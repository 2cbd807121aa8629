package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;

/** Judges whether a peer's public key may be believed (RFC 5280 §6.1, RFC 4945 §5). */
public final class TrustCheck {
    private TrustCheck() {
    }

    /** The judgement. Every step is taken even when one has failed, so that a person sees all that is wrong. */
    public static TrustReport judge(TrustRequest request) {
        ImmutableList.Builder<TrustStep> steps = ImmutableList.builder();
        ImmutableList<Certificate> chain = PathSearch.find(request, steps);
        if (chain.isEmpty()) {
            return new TrustReport(ImmutableList.of(request.peer()), steps.build());
        }
        for (int i = 0; i < chain.size(); i++) {
            Certificate certificate = chain.get(i);
            CertificateRules.validity(certificate, request.now(), steps);
            CertificateRules.strength(certificate, request.constraint(), i == chain.size() - 1, steps);
            CertificateRules.criticalExtensions(certificate, steps);
            if (i == 0) {
                EndEntityRules.check(certificate, request, steps);
            } else {
                CertificateRules.authority(certificate, i - 1, chain.subList(1, i), steps);
            }
        }
        NameRules.constraints(chain, steps);
        for (int i = 0; i < chain.size() - 1; i++) {
            RevocationRules.check(chain.get(i), chain.get(i + 1), request, steps);
        }
        return new TrustReport(chain, steps.build());
    }
}
