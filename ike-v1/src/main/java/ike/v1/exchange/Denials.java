package ike.v1.exchange;

import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustStep;
import ike.v1.message.Refusal;
import ike.v1.sa.Claim;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Why connections do not believe a peer's signature or its certificate (RFC 2409 §5.1). */
final class Denials {
    private Denials() {
    }

    /** By one connection. */
    static Refusal.NotTrusted of(Claim claim, TrustReport report) {
        return new Refusal.NotTrusted(claim.peer().describe(),
                report.firstFailure().map(step -> step.about() + ": " + step.text()).orElse(""), report.describe());
    }

    /** How much is wrong. */
    static int flaws(TrustReport report) {
        return (int) report.steps().stream().filter(step -> step.outcome() == TrustStep.Outcome.FAILED).count();
    }

    /**
     * By all that were tried: the reason of the one that comes closest, in which the least is wrong, the first of several alike; the
     * report has all.
     */
    static Refusal.NotTrusted closest(List<Claim.Denial> denials) {
        Claim.Denial closest = denials.stream().min(Comparator.comparingInt(Claim.Denial::flaws)).orElseThrow();
        Refusal.NotTrusted refusal = closest.refusal();
        return denials.size() == 1
                ? refusal
                : new Refusal.NotTrusted(refusal.peer(),
                        refusal.reason() + " (by connection " + closest.connection() + "; nor do "
                                + denials.stream().filter(denial -> !denial.equals(closest))
                                        .map(Claim.Denial::connection).collect(Collectors.joining(", "))
                                + " let it in)",
                        denials.stream()
                                .map(denial -> "connection " + denial.connection() + ":\n" + denial.refusal().report())
                                .collect(Collectors.joining("\n")));
    }
}
