package ike.engine.config;

import java.util.Optional;

/**
 * One round of authentication of one side (RFC 7296 §2.15).
 *
 * @param proof how that side proves who it is
 * @param identity who that is: for our side the identity that we send, for the peer's the pattern that its identity must
 *            match
 */
public record AuthRound(Proof proof, IdentityPattern identity) {
    /** A round by a pre-shared key. */
    public static AuthRound psk(IdentityPattern identity) {
        return new AuthRound(new Proof.PreSharedKey(), identity);
    }

    /** What is asked of EAP, where that is the proof. */
    public Optional<EapRound> eap() {
        return proof instanceof EapRound eap ? Optional.of(eap) : Optional.empty();
    }

    /** What is asked of a public key, where that is the proof. */
    public Optional<PublicKeyRound> publicKey() {
        return proof instanceof PublicKeyRound key ? Optional.of(key) : Optional.empty();
    }
}
