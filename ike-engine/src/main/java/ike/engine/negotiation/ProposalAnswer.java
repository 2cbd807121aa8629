package ike.engine.negotiation;

import ike.wire.v2.Proposal;

/** What an initiator makes of the proposal that came back (RFC 7296 §3.3.6). */
public sealed interface ProposalAnswer {
    /**
     * It is one of those we offered.
     *
     * @param chosen as it came: our number, the peer's SPI, one transform of each type
     */
    record Consistent(Proposal chosen) implements ProposalAnswer {
    }

    /**
     * It is not: the exchange fails.
     *
     * @param reason one line for people
     */
    record Inconsistent(String reason) implements ProposalAnswer {
    }
}
