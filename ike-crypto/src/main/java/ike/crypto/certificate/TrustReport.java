package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a public key belongs to a peer, and why: every step of the judgement (RFC 5280 §6.1, RFC 4945 §5), passed or
 * not, in the order in which they were taken.
 *
 * @param chain the certificates from the peer's to the trust anchor; only the peer's where no chain was found
 */
public record TrustReport(ImmutableList<Certificate> chain, ImmutableList<TrustStep> steps) {
    /** True when nothing failed. */
    public boolean trusted() {
        return firstFailure().isEmpty();
    }

    /** The step that decided against it. */
    public Optional<TrustStep> firstFailure() {
        return steps.stream().filter(step -> step.outcome() == TrustStep.Outcome.FAILED).findFirst();
    }

    /** The whole report, one step a line. */
    public String describe() {
        return steps.stream().map(TrustStep::describe).collect(Collectors.joining("\n"));
    }
}
