package ike.crypto;

import java.util.OptionalInt;

/**
 * The numbers of an algorithm in the registries of IKEv1; absent where IKEv1 has none.
 *
 * @param phase1 value of the attribute of its kind in a Phase 1 transform (RFC 2409 Appendix A): Encryption Algorithm
 *        (1), Hash Algorithm (2), which stands for the PRF as well, or Group Description (4)
 * @param esp ESP transform identifier (RFC 2407 §4.4.4)
 * @param ah AH transform identifier (RFC 2407 §4.4.3)
 * @param authentication value of the Authentication Algorithm attribute of an ESP or AH transform (RFC 2407 §4.5)
 */
public record Ikev1Ids(OptionalInt phase1, OptionalInt esp, OptionalInt ah, OptionalInt authentication) {
    /** Unknown to IKEv1. */
    public static final Ikev1Ids NONE = new Ikev1Ids(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
            OptionalInt.empty());

    Ikev1Ids withPhase1(int value) {
        return new Ikev1Ids(OptionalInt.of(value), esp, ah, authentication);
    }

    Ikev1Ids withEsp(int value) {
        return new Ikev1Ids(phase1, OptionalInt.of(value), ah, authentication);
    }

    Ikev1Ids withAuthentication(int attribute, int ahTransform) {
        return new Ikev1Ids(phase1, esp, OptionalInt.of(ahTransform), OptionalInt.of(attribute));
    }
}
