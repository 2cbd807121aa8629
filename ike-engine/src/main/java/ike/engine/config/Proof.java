package ike.engine.config;

/** How one side proves who it is (RFC 7296 §2.15, RFC 2409 §5). */
public sealed interface Proof permits Proof.PreSharedKey, Proof.UserAlone, Proof.NullAuthentication, PublicKeyRound,
        EncryptionRound, EapRound {
    /** By a secret that both sides know: Shared Key Message Integrity Code, method 2. */
    record PreSharedKey() implements Proof {
    }

    /**
     * By nothing in Phase 1 of IKEv1, and by a user's password behind it, while the other side signs: hybrid authentication. No
     * RFC section: draft-ietf-ipsec-isakmp-hybrid-auth-05. Whose password, {@link XauthUser} says.
     */
    record UserAlone() implements Proof {
    }

    /**
     * By nothing: NULL Authentication, method 13 (RFC 7619). Whoever proves nothing is nobody, {@code ID_NULL}; whoever proves
     * nothing but a post-quantum preshared key is somebody (RFC 8784 §5.2.3).
     */
    record NullAuthentication() implements Proof {
    }
}
