package ike.v2.exchange;

import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.v2.message.Refusal;
import java.util.Optional;

/**
 * What keeps AH away: it protects the addresses of the outer header too (RFC 4302 §3.3.3.1), so it cannot pass a NAT, and nothing
 * encapsulates it in UDP (RFC 3948 is about ESP).
 */
final class AhBarrier {
    private AhBarrier() {
    }

    /** Why the packets of this child cannot travel as its IKE SA does, if they cannot. */
    static Optional<Refusal.NoProposalChosen> of(ChildConfig config, Path path) {
        boolean barred = config.proposals().stream()
                .anyMatch(spec -> !IpsecProtocol.of(spec.protocol()).passes(path));
        return barred
                ? Optional.of(new Refusal.NoProposalChosen("AH cannot protect CHILD_SA " + config.name()
                        + ": a NAT stands between, or UDP encapsulation is forced",
                        "AH protects the outer addresses too (RFC 4302 §3.3.3.1), so no NAT may change them."
                                + " Configure esp_proposals instead of ah_proposals."))
                : Optional.empty();
    }
}
