package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ike.crypto.ModularPower;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;

/** OpenSSL's exponentiation in constant time: the same steps whatever the exponent's bits. */
final class Bn implements ModularPower {
    private static final MemorySegment NULL = MemorySegment.NULL;
    private static final MethodHandle NEW_CONTEXT = Symbols.quick("BN_CTX_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle FREE_CONTEXT = Symbols.quick("BN_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle NEW = Symbols.quick("BN_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle FREE = Symbols.quick("BN_clear_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle READ = Symbols.quick("BN_bin2bn",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle WRITE = Symbols.quick("BN_bn2binpad",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle POWER = Symbols.lasting("BN_mod_exp_mont_consttime",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    @Override
    public byte[] power(byte[] base, byte[] exponent, byte[] modulus) {
        try {
            MemorySegment context = (MemorySegment) NEW_CONTEXT.invokeExact();
            MemorySegment result = (MemorySegment) NEW.invokeExact();
            MemorySegment a = read(base);
            MemorySegment p = read(exponent);
            MemorySegment m = read(modulus);
            byte[] octets = new byte[modulus.length];
            boolean good = (int) POWER.invokeExact(result, a, p, m, context, NULL) == 1
                    && (int) WRITE.invokeExact(result, MemorySegment.ofArray(octets), octets.length) == octets.length;
            free(result, a, p, m);
            FREE_CONTEXT.invokeExact(context);
            if (!good) {
                throw new IllegalStateException("libcrypto does not compute this power");
            }
            return octets;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** A number of OpenSSL's that stays its own. */
    static BigInteger number(MemorySegment number, int most) throws Throwable {
        byte[] octets = new byte[most];
        Context.require((int) WRITE.invokeExact(number, MemorySegment.ofArray(octets), most));
        return new BigInteger(1, octets);
    }

    static MemorySegment read(byte[] octets) throws Throwable {
        return (MemorySegment) READ.invokeExact(MemorySegment.ofArray(octets), octets.length, NULL);
    }

    static void free(MemorySegment... numbers) throws Throwable {
        for (MemorySegment number : numbers) {
            FREE.invokeExact(number);
        }
    }
}
