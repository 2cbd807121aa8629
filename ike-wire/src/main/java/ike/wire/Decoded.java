package ike.wire;

import java.util.Optional;

/**
 * What a decoder makes of octets: the value, or why there is none. A decoder never throws, whatever the octets.
 *
 * @param <T> the type of the value
 */
public sealed interface Decoded<T> {
    /** The octets are a {@code T}. */
    record Ok<T>(T value) implements Decoded<T> {
    }

    /** The octets are not a {@code T}. */
    record Bad<T>(Malformed why) implements Decoded<T> {
    }

    /** The value, if there is one. */
    default Optional<T> toOptional() {
        return this instanceof Ok<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /**
     * The value, or {@link IllegalStateException} with the reason: for tests and for octets that we wrote ourselves.
     */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Bad<T>(Malformed why) -> throw new IllegalStateException(why.describe());
        };
    }
}
