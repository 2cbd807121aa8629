package ike.crypto;

/** Exponentiation modulo a prime, the work of the MODP groups (RFC 2409 §6, RFC 3526, RFC 5114). */
@FunctionalInterface
public interface ModularPower {
    /**
     * base^exponent mod modulus. All four numbers are in network order; the result is as long as the modulus.
     *
     * @param base below the modulus
     * @param exponent secret, as a rule
     */
    byte[] power(byte[] base, byte[] exponent, byte[] modulus);
}
