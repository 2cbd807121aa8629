package ike.crypto.v2;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/**
 * The keys of the two SAs of a Child SA (RFC 7296 §2.17). Initiator and responder are those of the exchange that made
 * the Child SA: the initiator's keys protect what it sends.
 *
 * @param encryptionInitiator with the salt if the algorithm has one
 * @param integrityInitiator empty with combined-mode encryption
 * @param encryptionResponder with the salt if the algorithm has one
 * @param integrityResponder empty with combined-mode encryption
 */
public record ChildKeys(Secret encryptionInitiator, Secret integrityInitiator, Secret encryptionResponder,
        Secret integrityResponder) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionInitiator);
        visitor.accept(integrityInitiator);
        visitor.accept(encryptionResponder);
        visitor.accept(integrityResponder);
    }
}
