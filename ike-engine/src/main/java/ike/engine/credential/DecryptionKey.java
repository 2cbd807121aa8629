package ike.engine.credential;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.signature.SigningKey;
import java.util.function.Consumer;

/**
 * A private key for the encryption modes of IKEv1 (RFC 2409 §5.2).
 *
 * @param rejection from which follows what a wrong ciphertext decrypts to
 */
record DecryptionKey(SigningKey key, Secret rejection) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(rejection);
    }
}
