package ike.crypto;

import java.util.function.Consumer;

/**
 * A value that holds secrets: a state of an exchange, an SA, a set of keys. What was reachable before a transition and
 * is not reachable after it is wiped by the shell, so that no handler can forget to.
 */
public interface SecretOwner {
    /** Shows every secret that this value reaches to {@code visitor}, always in the same order. */
    void eachSecret(Consumer<Secret> visitor);

    /** Wipes every secret that this value reaches. */
    default void wipe() {
        eachSecret(Secret::close);
    }
}
