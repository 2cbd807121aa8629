package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/**
 * The shared secrets of the key exchanges that make an SA: SK(0), SK(1), ... (RFC 9370 §2.2.4); SK(0) is what RFC 7296 calls
 * g^ir (new). None where a Child SA has no key exchange of its own.
 */
public record Shares(ImmutableList<Secret> secrets) implements SecretOwner {
    /** No key exchange. */
    public static final Shares NONE = new Shares(ImmutableList.of());

    /** One key exchange. */
    public static Shares of(Secret first) {
        return new Shares(ImmutableList.of(first));
    }

    /** After one more. */
    public Shares plus(Secret next) {
        return new Shares(ImmutableList.<Secret>builder().addAll(secrets).add(next).build());
    }

    /** How many of the additional key exchanges have been completed. */
    public int additional() {
        return secrets.size() - 1;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        secrets.forEach(visitor);
    }
}
