package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * One derivation: what was computed, from what, by which formula of which section.
 *
 * @param name the RFC's name of the result: {@code SKEYSEED}, {@code SK_ei}, {@code KEYMAT}
 * @param formula the right-hand side in the RFC's notation, with the names of the inputs
 * @param section where the formula stands, {@code RFC 7296 §2.14}
 * @param inputs the values in the formula, in its order
 * @param output the result
 */
public record DerivationStep(String name, String formula, String section, ImmutableList<Input> inputs, Secret output)
        implements
            SecretOwner {
    /** A named value of the formula. Values that crossed the wire in the clear are kept the same way. */
    public record Input(String name, Secret value) {
        /** An input copied from a secret. */
        public static Input of(String name, Secret value) {
            return new Input(name, value.copy());
        }

        /** An input that was never secret. */
        public static Input of(String name, Bytes value) {
            return new Input(name, Secret.copyOf(value));
        }
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        inputs.forEach(input -> visitor.accept(input.value()));
        visitor.accept(output);
    }
}
