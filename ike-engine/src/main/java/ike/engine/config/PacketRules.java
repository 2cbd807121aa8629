package ike.engine.config;

import ike.engine.EspOptions;
import ike.engine.FlowConfidentiality;
import ike.engine.HeaderCopies;
import ike.engine.VolumeLimits;
import java.util.function.LongUnaryOperator;

/**
 * What is configured about the packets of a child beside their protection (RFC 4301 §4.4.1.2).
 *
 * @param replayWindow packets that may arrive late, 0 for none checked
 * @param octets how many octets one half of the child may carry, {@code packets} how many packets
 * @param confidentiality what hides how much the child carries, and when
 * @param priority which of several policies counts for a packet, as {@link ike.engine.Policy#priority}
 * @param copies what goes over between inner and outer header
 */
public record PacketRules(int replayWindow, Budget octets, Budget packets, FlowConfidentiality confidentiality,
        int priority, HeaderCopies copies) {
    /**
     * An amount that may be carried.
     *
     * @param rekey after how much the child is replaced; 0 never
     * @param life after how much it ends; 0 never
     * @param random up to how much earlier it is replaced, drawn anew each time
     */
    public record Budget(long rekey, long life, long random) {
        /** As much as one likes. */
        public static final Budget UNLIMITED = new Budget(0, 0, 0);

        long soft(LongUnaryOperator chance) {
            return rekey == 0 ? Long.MAX_VALUE : Math.max(1, rekey - chance.applyAsLong(Math.min(random, rekey)));
        }

        long hard() {
            return life == 0 ? Long.MAX_VALUE : life;
        }
    }

    /** Nothing special beside a replay window of so many packets. */
    public static PacketRules of(int replayWindow) {
        return new PacketRules(replayWindow, Budget.UNLIMITED, Budget.UNLIMITED, FlowConfidentiality.NONE, 0,
                HeaderCopies.USUAL);
    }

    /**
     * The options of one half that begins now.
     *
     * @param chance draws a number between zero and the one that it gets
     */
    public EspOptions options(LongUnaryOperator chance) {
        VolumeLimits limits = octets.equals(Budget.UNLIMITED) && packets.equals(Budget.UNLIMITED)
                ? VolumeLimits.NONE
                : new VolumeLimits(octets.soft(chance), octets.hard(), packets.soft(chance), packets.hard());
        return EspOptions.of(replayWindow).withLimits(limits).withConfidentiality(confidentiality)
                .withPriority(priority)
                .withCopies(copies);
    }
}
