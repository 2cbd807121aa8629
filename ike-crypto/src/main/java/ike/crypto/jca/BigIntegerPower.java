package ike.crypto.jca;

import ike.crypto.ModularPower;
import java.math.BigInteger;

/** The Java runtime's exponentiation, whose time depends on the exponent's bits. */
record BigIntegerPower(BigInteger modulus, BigInteger generator, int length) implements ModularPower {
    static ModularPower of(byte[] modulus, byte[] generator) {
        return new BigIntegerPower(new BigInteger(1, modulus), new BigInteger(1, generator), modulus.length);
    }

    @Override
    public byte[] power(byte[] base, byte[] exponent) {
        return power(new BigInteger(1, base), exponent);
    }

    @Override
    public byte[] powerOfGenerator(byte[] exponent) {
        return power(generator, exponent);
    }

    private byte[] power(BigInteger base, byte[] exponent) {
        byte[] minimal = base.modPow(new BigInteger(1, exponent), modulus).toByteArray();
        byte[] result = new byte[length];
        int used = Math.min(minimal.length, result.length);
        System.arraycopy(minimal, minimal.length - used, result, result.length - used, used);
        return result;
    }
}
