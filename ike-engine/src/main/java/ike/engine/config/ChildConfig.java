package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;

/**
 * One configured Child SA.
 *
 * @param local the selectors of our side, {@code remote} those of the peer's
 * @param proposals what we offer and accept, best first
 * @param rekeyTime age at which we rekey; zero never
 * @param lifeTime age at which it is deleted; zero never
 * @param randTime up to how much earlier than {@code rekeyTime} we rekey
 * @param packets what is done with its packets beside protecting them
 * @param reactions what becomes of it when it ends without our wish
 */
public record ChildConfig(String name, ImmutableList<SelectorSpec> local, ImmutableList<SelectorSpec> remote,
        ImmutableList<ProposalSpec> proposals, StartAction startAction,
        IpsecMode mode, Duration rekeyTime, Duration lifeTime, Duration randTime, PacketRules packets,
        Reactions reactions) {
    /** A child that is gone when it ends. */
    public ChildConfig(String name, ImmutableList<SelectorSpec> local, ImmutableList<SelectorSpec> remote,
            ImmutableList<ProposalSpec> proposals, StartAction startAction, IpsecMode mode, Duration rekeyTime,
            Duration lifeTime, Duration randTime, int replayWindow) {
        this(name, local, remote, proposals, startAction, mode, rekeyTime, lifeTime, randTime,
                PacketRules.of(replayWindow),
                Reactions.NONE);
    }

    /** The same without key exchanges of its own: a child that IKE_AUTH makes has none (RFC 7296 §1.2). */
    public ChildConfig withoutGroups() {
        ImmutableList<ProposalSpec> without = proposals.stream().map(spec -> spec.withoutKeyExchanges())
                .distinct().collect(ImmutableList.toImmutableList());
        return new ChildConfig(name, local, remote, without, startAction, mode, rekeyTime, lifeTime, randTime,
                packets, reactions);
    }

    /** The same with the selectors of a packet in front, so that the peer can choose what fits it (RFC 7296 §2.9). */
    public ChildConfig triggeredBy(AddressRange source, AddressRange destination) {
        return new ChildConfig(name, withFirst(source, local), withFirst(destination, remote), proposals, startAction,
                mode, rekeyTime, lifeTime, randTime, packets, reactions);
    }

    /** The same with other selectors. */
    ChildConfig between(ImmutableList<SelectorSpec> ours, ImmutableList<SelectorSpec> peers) {
        return new ChildConfig(name, ours, peers, proposals, startAction, mode, rekeyTime, lifeTime, randTime, packets,
                reactions);
    }

    /** The same for its first selectors alone, as a peer demands with SINGLE_PAIR_REQUIRED (RFC 7296 §2.9). */
    public ChildConfig firstPair() {
        return new ChildConfig(name, ImmutableList.of(local.getFirst()), ImmutableList.of(remote.getFirst()), proposals,
                startAction, mode, rekeyTime, lifeTime, randTime, packets, reactions);
    }

    private static ImmutableList<SelectorSpec> withFirst(AddressRange first, ImmutableList<SelectorSpec> others) {
        return ImmutableList.<SelectorSpec>builder().add(new SelectorSpec.Fixed(first)).addAll(others).build();
    }

    /** What happens with the child when its configuration is loaded. */
    public enum StartAction {
        /** Nothing: it waits for an order or for the peer. */
        NONE,
        /** It is initiated. */
        START,
        /** It is initiated by the first packet that it would protect (RFC 4301 §5.1). */
        TRAP,
        /** Both. */
        TRAP_AND_START;

        /** True when it is initiated at once. */
        public boolean starts() {
            return this == START || this == TRAP_AND_START;
        }

        /** True when packets initiate it. */
        public boolean traps() {
            return this == TRAP || this == TRAP_AND_START;
        }
    }
}
