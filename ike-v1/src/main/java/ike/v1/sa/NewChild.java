package ike.v1.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.EspSa;
import java.util.function.Consumer;

/**
 * A child that a Quick Mode has made (RFC 2409 §5.5), and that receives already.
 *
 * @param outbound what is installed once the peer has it as well
 */
public record NewChild(ChildSa child, EspSa outbound) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        outbound.eachSecret(visitor);
    }
}
