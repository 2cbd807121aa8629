package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * Powers of a fixed base g without squarings: for each digit d of the exponent to the base 16, in place w, the table has
 * g^(d·16^w), and a power is one product of as many factors as there are places. All sixteen entries of a place are read
 * whatever the digit is, and digits of zero multiply too, by one: the same steps for every exponent.
 */
final class Comb {
    private static final MethodHandle INTO = Symbols.quick("BN_to_montgomery",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle MULTIPLY = Symbols.quick("BN_mod_mul_montgomery",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle OUT_OF = Symbols.quick("BN_from_montgomery",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final int DIGITS = 16;

    private final MemorySegment montgomery;
    private final int length;
    private final int words;
    /** Numbers lie in it as libcrypto stores them, the lowest octet first; only whole words are moved here. */
    private final long[][] table;

    /**
     * @param length octets of the modulus, a multiple of eight
     * @param exponentLength the most octets that an exponent has; twice as many places
     */
    Comb(MemorySegment montgomery, int length, byte[] base, int exponentLength) {
        this.montgomery = montgomery;
        this.length = length;
        words = length / Long.BYTES;
        table = new long[2 * exponentLength][DIGITS * words];
        try {
            MemorySegment context = Bn.newContext();
            fill(base, context);
            Bn.freeContext(context);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    byte[] power(byte[] exponent) {
        byte[] places = places(exponent);
        long[] factor = new long[words];
        MemorySegment memory = MemorySegment.ofArray(factor);
        try {
            MemorySegment context = Bn.newContext();
            MemorySegment product = Bn.read(new byte[length]);
            MemorySegment next = Bn.read(new byte[length]);
            select(0, places[0], factor);
            Bn.load(memory, product);
            for (int place = 1; place < places.length; place++) {
                select(place, places[place], factor);
                Bn.load(memory, next);
                multiply(product, next, context);
            }
            Context.require((int) OUT_OF.invokeExact(product, product, montgomery, context));
            byte[] result = new byte[length];
            Bn.write(product, result);
            Bn.free(product, next);
            Bn.freeContext(context);
            Arrays.fill(places, (byte) 0);
            Arrays.fill(factor, 0);
            return result;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    private void fill(byte[] base, MemorySegment context) throws Throwable {
        MemorySegment one = Bn.read(new byte[]{1});
        MemorySegment step = Bn.read(base);
        MemorySegment entry = Bn.read(new byte[]{1});
        Context.require((int) INTO.invokeExact(one, one, montgomery, context));
        Context.require((int) INTO.invokeExact(step, step, montgomery, context));
        MemorySegment copy = MemorySegment.ofArray(new long[words]);
        for (long[] place : table) {
            Bn.store(one, copy);
            Bn.load(copy, entry);
            for (int digit = 0; digit < DIGITS; digit++) {
                Bn.store(entry, MemorySegment.ofArray(place).asSlice((long) digit * length, length));
                multiply(entry, step, context);
            }
            // The entry behind the last digit is the step to the power of 16: the next place's.
            Bn.store(entry, copy);
            Bn.load(copy, step);
        }
        Bn.free(one, step, entry);
    }

    private void multiply(MemorySegment product, MemorySegment by, MemorySegment context) throws Throwable {
        Context.require((int) MULTIPLY.invokeExact(product, product, by, montgomery, context));
    }

    /** The digits to the base 16, the lowest first. */
    private byte[] places(byte[] exponent) {
        byte[] places = new byte[table.length];
        for (int i = 0; i < exponent.length; i++) {
            int octet = exponent[exponent.length - 1 - i];
            if (2 * i < places.length) {
                places[2 * i] = (byte) (octet & 0xf);
                places[2 * i + 1] = (byte) (octet >>> 4 & 0xf);
            } else if (octet != 0) {
                throw new IllegalArgumentException("an exponent of " + exponent.length + " octets");
            }
        }
        return places;
    }

    private void select(int place, int digit, long[] factor) {
        long[] entries = table[place];
        Arrays.fill(factor, 0);
        for (int entry = 0; entry < DIGITS; entry++) {
            long mask = ((long) (entry ^ digit) - 1) >> 63;
            int from = entry * factor.length;
            for (int i = 0; i < factor.length; i++) {
                factor[i] |= entries[from + i] & mask;
            }
        }
    }
}
