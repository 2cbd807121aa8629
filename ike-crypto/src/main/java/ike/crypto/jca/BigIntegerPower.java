package ike.crypto.jca;

import ike.crypto.ModularPower;
import java.math.BigInteger;

/** The Java runtime's exponentiation, whose time depends on the exponent's bits. */
final class BigIntegerPower implements ModularPower {
    @Override
    public byte[] power(byte[] base, byte[] exponent, byte[] modulus) {
        byte[] minimal = new BigInteger(1, base).modPow(new BigInteger(1, exponent), new BigInteger(1, modulus))
                .toByteArray();
        byte[] result = new byte[modulus.length];
        int length = Math.min(minimal.length, result.length);
        System.arraycopy(minimal, minimal.length - length, result, result.length - length, length);
        return result;
    }
}
