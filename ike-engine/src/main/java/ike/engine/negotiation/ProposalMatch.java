package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.Transform;

/** One offered proposal against one configured one: a cell of the table of offered × configured. */
sealed interface ProposalMatch {
    /**
     * They fit.
     *
     * @param transforms one of each type that was offered, in the order of the types' codes
     */
    record Fits(ImmutableList<Transform> transforms) implements ProposalMatch {
    }

    /**
     * They do not.
     *
     * @param what the first thing in which they differ: the protocol, the SPI's length or a transform type
     * @param offered what the peer says about it
     * @param configured what our configuration says about it
     */
    record Differs(String what, String offered, String configured) implements ProposalMatch {
    }
}
