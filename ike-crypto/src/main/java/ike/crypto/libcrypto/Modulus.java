package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ike.crypto.ModularPower;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Powers modulo one number by OpenSSL's, in constant time: the same steps whatever the exponent's bits. */
final class Modulus implements ModularPower {
    private static final MethodHandle NEW_MONTGOMERY = Symbols.quick("BN_MONT_CTX_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle SET_MONTGOMERY = Symbols.lasting("BN_MONT_CTX_set",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle POWER = Symbols.lasting("BN_mod_exp_mont_consttime",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private final int length;
    private final MemorySegment number;
    private final MemorySegment montgomery;
    private final Comb powersOfGenerator;

    /** What is made here is never given back: there is one for each group. */
    Modulus(byte[] modulus, byte[] generator, int exponentLength) {
        length = modulus.length;
        try {
            MemorySegment context = Bn.newContext();
            number = Bn.read(modulus);
            montgomery = (MemorySegment) NEW_MONTGOMERY.invokeExact();
            Context.require((int) SET_MONTGOMERY.invokeExact(montgomery, number, context));
            Bn.freeContext(context);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
        powersOfGenerator = new Comb(montgomery, length, generator, exponentLength);
    }

    @Override
    public byte[] power(byte[] base, byte[] exponent) {
        try {
            MemorySegment context = Bn.newContext();
            MemorySegment a = Bn.read(base);
            MemorySegment p = Bn.read(exponent);
            byte[] octets = new byte[length];
            boolean good = (int) POWER.invokeExact(a, a, p, number, context, montgomery) == 1;
            if (good) {
                Bn.write(a, octets);
            }
            Bn.free(a, p);
            Bn.freeContext(context);
            Context.require(good ? 1 : 0);
            return octets;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    @Override
    public byte[] powerOfGenerator(byte[] exponent) {
        return powersOfGenerator.power(exponent);
    }
}
