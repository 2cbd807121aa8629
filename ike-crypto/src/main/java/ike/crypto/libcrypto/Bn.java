package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;

/** OpenSSL's numbers. */
@SuppressWarnings("restricted")
final class Bn {
    private static final MemorySegment NULL = MemorySegment.NULL;
    private static final MethodHandle NEW_CONTEXT = Symbols.quick("BN_CTX_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle FREE_CONTEXT = Symbols.quick("BN_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle NEW = Symbols.quick("BN_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle WIPE = Symbols.quick("BN_clear", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle FREE = Symbols.quick("BN_clear_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle READ = Symbols.quick("BN_bin2bn",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle WRITE = Symbols.quick("BN_bn2binpad",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle LOAD = Symbols.quick("BN_lebin2bn",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle STORE = Symbols.quick("BN_bn2lebinpad",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

    private Bn() {
    }

    /** Room for what lies between, for one computation. */
    static MemorySegment newContext() throws Throwable {
        return (MemorySegment) NEW_CONTEXT.invokeExact();
    }

    static void freeContext(MemorySegment context) throws Throwable {
        FREE_CONTEXT.invokeExact(context);
    }

    /** A new number, in network order. */
    static MemorySegment read(byte[] octets) throws Throwable {
        return (MemorySegment) READ.invokeExact(MemorySegment.ofArray(octets), octets.length, NULL);
    }

    /** Reads from memory, in network order, into a number that is there already. */
    static void read(MemorySegment memory, MemorySegment into) throws Throwable {
        MemorySegment number = (MemorySegment) READ.invokeExact(memory, (int) memory.byteSize(), into);
        Context.require(number.equals(NULL) ? 0 : 1);
    }

    /** Fills the memory, in network order, with zeros in front of the number. */
    static void write(MemorySegment number, MemorySegment memory) throws Throwable {
        Context.require((int) WRITE.invokeExact(number, memory, (int) memory.byteSize()));
    }

    /** A number that goes when the arena does. */
    static MemorySegment lasting(Arena arena) throws Throwable {
        return ((MemorySegment) NEW.invokeExact()).reinterpret(arena, Bn::freed);
    }

    /** Makes it zero, and its memory too. */
    static void wipe(MemorySegment number) throws Throwable {
        WIPE.invokeExact(number);
    }

    private static void freed(MemorySegment number) {
        try {
            free(number);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** Fills the array, in network order, with zeros in front of the number. */
    static void write(MemorySegment number, byte[] octets) throws Throwable {
        Context.require((int) WRITE.invokeExact(number, MemorySegment.ofArray(octets), octets.length));
    }

    /** Reads from memory, the lowest octet first, into a number that is there already. */
    static void load(MemorySegment memory, MemorySegment into) throws Throwable {
        MemorySegment number = (MemorySegment) LOAD.invokeExact(memory, (int) memory.byteSize(), into);
        Context.require(number.equals(NULL) ? 0 : 1);
    }

    /** Fills the memory, the lowest octet first. */
    static void store(MemorySegment number, MemorySegment memory) throws Throwable {
        Context.require((int) STORE.invokeExact(number, memory, (int) memory.byteSize()));
    }

    /** A number of OpenSSL's that stays its own. */
    static BigInteger number(MemorySegment number, int most) throws Throwable {
        byte[] octets = new byte[most];
        write(number, octets);
        return new BigInteger(1, octets);
    }

    static void free(MemorySegment... numbers) throws Throwable {
        for (MemorySegment number : numbers) {
            FREE.invokeExact(number);
        }
    }
}
