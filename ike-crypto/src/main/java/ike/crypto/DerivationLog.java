package ike.crypto;

import java.util.function.Supplier;

/**
 * Where key derivations report their named steps: the one hook that protocol code has for transcripts and key tables.
 * The step comes as a supplier, because making it copies secrets; a log that wants it calls the supplier before {@link
 * #step} returns (afterwards the secrets may be wiped) and owns what it gets.
 */
@FunctionalInterface
public interface DerivationLog {
    /** Keeps nothing: no step is even made. */
    DerivationLog NONE = _ -> {
    };

    /** One step was taken. Steps arrive in the order in which the RFC's formulas need each other. */
    void step(Supplier<DerivationStep> step);
}
