package ike.crypto.v2;

import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.crypto.Prf;
import java.util.Optional;

/**
 * What an IKE SA was negotiated with (RFC 7296 §2.13).
 *
 * @param integrity absent exactly when the encryption is combined-mode (RFC 5282 §8)
 */
public record IkeAlgorithms(Encryption encryption, Optional<Integrity> integrity, Prf prf, KeyExchange keyExchange) {
    public IkeAlgorithms {
        if (encryption.aead() == integrity.isPresent()) {
            throw new IllegalArgumentException(
                    encryption.id() + (integrity.isPresent() ? " goes without" : " needs") + " an integrity algorithm");
        }
    }

    /** Octets of SK_ai and of SK_ar. */
    public int integrityKeyLength() {
        return integrity.map(Integrity::keyLength).orElse(0);
    }
}
