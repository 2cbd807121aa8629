package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;

/** OpenSSL's functions for points of elliptic curves. */
@SuppressWarnings("restricted")
final class Ec {
    private static final int UNCOMPRESSED = 4;
    private static final int LONGEST_NUMBER = 128;

    private static final MethodHandle NUMBER = Symbols.lasting("OBJ_sn2nid", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle GROUP = Symbols.lasting("EC_GROUP_new_by_curve_name",
            FunctionDescriptor.of(ADDRESS, JAVA_INT));
    private static final MethodHandle ORDER = Symbols.lasting("EC_GROUP_get0_order",
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle FIELD = Symbols.lasting("EC_GROUP_get0_field",
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle NEW = Symbols.quick("EC_POINT_new", FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle FREE = Symbols.quick("EC_POINT_clear_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle IS_INFINITE = Symbols.quick("EC_POINT_is_at_infinity",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle READ = Symbols.quick("EC_POINT_oct2point",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle WRITE = Symbols.quick("EC_POINT_point2oct",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle MULTIPLY = Symbols.lasting("EC_POINT_mul",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private Ec() {
    }

    /** The curve of that short name, {@code prime256v1}. */
    static MemorySegment group(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment group = (MemorySegment) GROUP
                    .invokeExact((int) NUMBER.invokeExact(arena.allocateFrom(name)));
            Context.require(group.equals(Evp.NULL) ? 0 : 1);
            return group;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    static BigInteger order(MemorySegment group) {
        try {
            return Bn.number((MemorySegment) ORDER.invokeExact(group), LONGEST_NUMBER);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    static BigInteger prime(MemorySegment group) {
        try {
            return Bn.number((MemorySegment) FIELD.invokeExact(group), LONGEST_NUMBER);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** The generator's multiple, encoded whole. */
    static byte[] multipleOfGenerator(MemorySegment group, byte[] scalar, int length) {
        try {
            MemorySegment context = Bn.newContext();
            MemorySegment product = (MemorySegment) NEW.invokeExact(group);
            MemorySegment number = Bn.read(scalar);
            byte[] octets = new byte[length];
            boolean good = (int) MULTIPLY.invokeExact(group, product, number, Evp.NULL, Evp.NULL, context) == 1
                    && write(group, product, octets, context);
            Bn.free(number);
            FREE.invokeExact(product);
            Bn.freeContext(context);
            Context.require(good ? 1 : 0);
            return octets;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** The sum of a multiple of the generator and one of a point, encoded whole; no octets when it is at infinity. */
    static byte[] sum(MemorySegment group, byte[] ofGenerator, byte[] encoded, byte[] ofPoint, int length) {
        try {
            MemorySegment context = Bn.newContext();
            MemorySegment sum = (MemorySegment) NEW.invokeExact(group);
            MemorySegment point = (MemorySegment) NEW.invokeExact(group);
            MemorySegment n = Bn.read(ofGenerator);
            MemorySegment m = Bn.read(ofPoint);
            boolean good = read(group, point, encoded, context) == 1
                    && (int) MULTIPLY.invokeExact(group, sum, n, point, m, context) == 1;
            byte[] octets = new byte[good && (int) IS_INFINITE.invokeExact(group, sum) == 0 ? length : 0];
            if (octets.length > 0) {
                good = write(group, sum, octets, context);
            }
            Bn.free(m, n);
            FREE.invokeExact(point);
            FREE.invokeExact(sum);
            Bn.freeContext(context);
            Context.require(good ? 1 : 0);
            return octets;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    private static boolean write(MemorySegment group, MemorySegment point, byte[] octets, MemorySegment context)
            throws Throwable {
        return (long) WRITE.invokeExact(group, point, UNCOMPRESSED, MemorySegment.ofArray(octets),
                (long) octets.length, context) == octets.length;
    }

    private static int read(MemorySegment group, MemorySegment point, byte[] encoded, MemorySegment context)
            throws Throwable {
        return (int) READ.invokeExact(group, point, MemorySegment.ofArray(encoded), (long) encoded.length, context);
    }
}
