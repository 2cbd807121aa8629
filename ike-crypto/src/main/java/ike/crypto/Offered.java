package ike.crypto;

import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * The initiator's half of a key exchange while it waits for the responder's value.
 *
 * @param method the method that made it
 * @param publicData the Key Exchange Data to send (RFC 7296 §3.4)
 * @param privateKey what must stay here; used for one agreement only
 */
public record Offered(KeyExchange method, Bytes publicData, Secret privateKey) implements SecretOwner {
    /** The shared secret, or why the peer's value is refused. */
    public Agreement agree(Bytes peerPublic) {
        return method.complete(this, peerPublic);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(privateKey);
    }
}
