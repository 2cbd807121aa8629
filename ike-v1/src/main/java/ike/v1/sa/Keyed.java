package ike.v1.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.Phase1Hashes;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * What the exchange of public values adds (RFC 2409 §5): keys, what the hashes cover, and the vector of the next
 * message.
 */
public record Keyed(IsakmpKeys keys, Phase1Hashes hashes, Bytes iv, NatDetection nat) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keys.eachSecret(visitor);
    }
}
