package ike.engine.negotiation;

import ike.engine.config.ProposalSpec;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.Optional;

/** What a responder makes of the proposals of a request (RFC 7296 §2.7). */
public sealed interface Choice {
    /**
     * One proposal fits.
     *
     * @param chosen the peer's number and SPI, and exactly one transform of each type that it offered, in the order of
     *            the types' codes
     * @param by the configured proposal that it fits
     */
    record Chosen(Proposal chosen, ProposalSpec by) implements Choice {
        /** As it goes into the answer, which names our SPI instead of the peer's. */
        public Proposal answer(Bytes ourSpi) {
            return new Proposal(chosen.number(), chosen.protocol(), ourSpi, chosen.transforms());
        }

        /** The transform of a type; nothing when the peer left the type out. */
        public Optional<Transform> of(TransformType type) {
            return chosen.transforms(type).stream().findFirst();
        }

        /**
         * The key exchange method; {@link KeyExchangeId#NONE} when there shall be none. A KE payload of another method is
         * answered with INVALID_KE_PAYLOAD (RFC 7296 §1.2, §1.3).
         */
        public KeyExchangeId keyExchange() {
            return of(TransformType.Known.KE).map(Transform::id).filter(KeyExchangeId.class::isInstance)
                    .map(KeyExchangeId.class::cast).orElse(KeyExchangeId.NONE);
        }
    }

    /**
     * None fits: NO_PROPOSAL_CHOSEN.
     *
     * @param explanation lines of text: every offered proposal, and against each configured one the first difference
     */
    record None(String explanation) implements Choice {
    }
}
