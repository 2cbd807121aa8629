package ike.crypto.v2;

import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyStream;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.Optional;
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
    /** Octets of KEYMAT that a Child SA takes. */
    static int length(Encryption encryption, Optional<Integrity> integrity) {
        return 2 * (encryption.keyLength() + integrity.map(Integrity::keyLength).orElse(0));
    }

    /** Cuts KEYMAT: all of the initiator's before the responder's, and of each the encryption key first. */
    static ChildKeys cut(KeyStream keymat, Encryption encryption, Optional<Integrity> integrity) {
        int integrityLength = integrity.map(Integrity::keyLength).orElse(0);
        return new ChildKeys(keymat.next("encryption key i to r", encryption.keyLength()),
                keymat.next("integrity key i to r", integrityLength),
                keymat.next("encryption key r to i", encryption.keyLength()),
                keymat.next("integrity key r to i", integrityLength));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionInitiator);
        visitor.accept(integrityInitiator);
        visitor.accept(encryptionResponder);
        visitor.accept(integrityResponder);
    }
}
