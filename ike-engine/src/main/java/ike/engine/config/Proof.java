package ike.engine.config;

/** How one side proves who it is (RFC 7296 §2.15, RFC 2409 §5). */
public sealed interface Proof permits Proof.PreSharedKey, PublicKeyRound, EncryptionRound, EapRound {
    /** By a secret that both sides know: Shared Key Message Integrity Code, method 2. */
    record PreSharedKey() implements Proof {
    }
}
