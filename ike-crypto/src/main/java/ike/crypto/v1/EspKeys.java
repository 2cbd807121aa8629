package ike.crypto.v1;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/**
 * The keys of one direction of an IPsec SA pair (RFC 2409 §5.5), cut from its own KEYMAT: the encryption key first,
 * then the authentication key (RFC 2401 §4.6.2).
 *
 * @param encryption with the salt if the algorithm has one
 * @param integrity empty with combined-mode encryption
 */
public record EspKeys(Secret encryption, Secret integrity) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryption);
        visitor.accept(integrity);
    }
}
