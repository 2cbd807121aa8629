package ike.engine.config;

/**
 * Who proves a password behind Phase 1 of IKEv1. No RFC section: draft-beaulieu-ike-xauth-02.
 */
public sealed interface XauthUser {
    /** We do: by this name, or by our identity of Phase 1 if it is no certain one. */
    record Ours(IdentityPattern name) implements XauthUser {
    }

    /** The peer does, by a name that is meant. */
    record Peers(IdentityPattern name) implements XauthUser {
        /** By whichever name. */
        public Peers() {
            this(IdentityPattern.any());
        }
    }
}
