package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.VerificationKey;
import java.util.List;

/**
 * Authentication by public key encryption (RFC 2409 §5.2, §5.3), which IKEv1 alone has: who reads what is encrypted for a
 * key holds that key. One key serves these modes or signs, never both: a reader of one could forge the other.
 *
 * @param key an RSA key: of our side the one that decrypts, of the peer's side the one that we encrypt for
 * @param revised the mode of §5.3, which needs half of the private key operations
 */
public record EncryptionRound(VerificationKey key, boolean revised) implements Proof {
    /** Those among the rounds of one side. */
    public static ImmutableList<EncryptionRound> of(List<AuthRound> rounds) {
        return rounds.stream().map(AuthRound::proof).filter(EncryptionRound.class::isInstance)
                .map(EncryptionRound.class::cast).collect(ImmutableList.toImmutableList());
    }
}
