package ike.crypto;

/**
 * Exponentiation modulo one prime, the work of a MODP group (RFC 2409 §6, RFC 3526, RFC 5114). Numbers are in network
 * order; results are as long as the modulus. Any thread may use it.
 */
public interface ModularPower {
    /**
     * The base to the power of the exponent.
     *
     * @param base below the modulus
     * @param exponent secret, as a rule
     */
    byte[] power(byte[] base, byte[] exponent);

    /** The generator to the power of the exponent, for which a table is worth while. */
    byte[] powerOfGenerator(byte[] exponent);

    /** What a library gives. */
    @FunctionalInterface
    interface Service {
        /**
         * The arithmetic of one group.
         *
         * @param exponentLength the most octets that an exponent has
         */
        ModularPower of(byte[] modulus, byte[] generator, int exponentLength);
    }
}
