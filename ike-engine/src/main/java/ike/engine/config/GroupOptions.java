package ike.engine.config;

import ike.crypto.ExplicitGroup;
import java.util.Optional;

/**
 * What a connection says of groups that are described by their numbers (RFC 2409 §5.6), which is nothing unless somebody studies
 * them. The groups here are without {@link ExplicitGroup#flaw}.
 *
 * @param phase1 the group of Phase 1, its numbers being in the SA payload, in the place of those that the proposals name
 * @param phase2 the group that we ask for by New Group Mode, and that children use which want perfect forward secrecy; as the
 *        peer's it is agreed to
 * @param anyOfPeer whatever group the peer asks for by New Group Mode is agreed to, if it has no flaw
 */
public record GroupOptions(Optional<ExplicitGroup> phase1, Optional<ExplicitGroup> phase2, boolean anyOfPeer) {
    /** Groups that have a number, and no others. */
    public static final GroupOptions NUMBERED = new GroupOptions(Optional.empty(), Optional.empty(), false);

    /** Another group in Phase 1. */
    public GroupOptions withPhase1(ExplicitGroup group) {
        return new GroupOptions(Optional.of(group), phase2, anyOfPeer);
    }

    /** Another group in Phase 2. */
    public GroupOptions withPhase2(ExplicitGroup group) {
        return new GroupOptions(phase1, Optional.of(group), anyOfPeer);
    }

    /** With a peer that may ask for any. */
    public GroupOptions withAnyOfPeer() {
        return new GroupOptions(phase1, phase2, true);
    }
}
