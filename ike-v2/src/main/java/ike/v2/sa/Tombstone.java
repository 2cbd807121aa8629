package ike.v2.sa;

import ike.crypto.Secret;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * An IKE SA that is gone. It still repeats its last answer to a peer that has not got it (RFC 7296 §2.1), and knows no
 * key any more.
 *
 * @param forgetAt when even that ends
 */
public record Tombstone(SaName name, ReplyCache replies, long forgetAt) implements IkeSa {
    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(forgetAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
    }
}
