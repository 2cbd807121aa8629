package ike.engine.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What a connection says of IKEv1 alone (RFC 2409).
 *
 * @param aggressive Phase 1 in Aggressive Mode and in no other, as initiator and as responder (§5)
 * @param pull who gets addresses inside the tunnel asks for them; else who assigns them tells (Mode Config)
 * @param user extended authentication behind Phase 1: who of the two is a user
 * @param quickMode the particulars of Phase 2
 * @param natDrafts as initiator we speak the drafts of RFC 3947 in its place
 * @param groups groups that are described by their numbers (§5.6)
 * @param dpdTimeout how long a peer may be silent before it counts as gone (RFC 3706); zero for as long as any other request
 */
public record Ikev1Options(boolean aggressive, boolean pull, Optional<XauthUser> user, QuickModeOptions quickMode,
        boolean natDrafts, GroupOptions groups, Duration dpdTimeout) {
    /** Main Mode, and addresses are asked for. */
    public static final Ikev1Options DEFAULT = new Ikev1Options(false);

    /** Addresses are asked for, and nobody is a user. */
    public Ikev1Options(boolean aggressive) {
        this(aggressive, true, Optional.empty());
    }

    /** Nothing special about Phase 2. */
    public Ikev1Options(boolean aggressive, boolean pull, Optional<XauthUser> user) {
        this(aggressive, pull, user, QuickModeOptions.DEFAULT, false, GroupOptions.NUMBERED, Duration.ZERO);
    }

    /** The same with this patience with a peer that may be dead. */
    public Ikev1Options with(Duration timeout) {
        return new Ikev1Options(aggressive, pull, user, quickMode, natDrafts, groups, timeout);
    }

    /** The same with other particulars of Phase 2. */
    public Ikev1Options with(QuickModeOptions options) {
        return new Ikev1Options(aggressive, pull, user, options, natDrafts, groups, dpdTimeout);
    }

    /** The same with other groups that are described by their numbers. */
    public Ikev1Options with(GroupOptions options) {
        return new Ikev1Options(aggressive, pull, user, quickMode, natDrafts, options, dpdTimeout);
    }
}
