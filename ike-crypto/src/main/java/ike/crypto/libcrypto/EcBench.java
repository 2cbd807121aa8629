package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * What one thread multiplies points of one curve with: a point and two numbers of OpenSSL's, made once. Behind each multiplication they
 * are overwritten: no secret stays. What OpenSSL needs in between is made for each, since it cannot be wiped but by giving it up.
 *
 * <pre>
 * 0              192         320
 * | 4 | x | y    | scalar    | x of the product
 * </pre>
 */
@SuppressWarnings("restricted")
final class EcBench {
    private static final MethodHandle NEW = Symbols.quick("EC_POINT_new", FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle FREE = Symbols.quick("EC_POINT_clear_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle COPY = Symbols.quick("EC_POINT_copy",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle GENERATOR = Symbols.quick("EC_GROUP_get0_generator",
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle READ = Symbols.quick("EC_POINT_oct2point",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle COORDINATES = Symbols.quick("EC_POINT_get_affine_coordinates",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle MULTIPLY = Symbols.lasting("EC_POINT_mul",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private static final int UNCOMPRESSED = 4;
    private static final int SCALAR = 192;
    private static final int PRODUCT = 320;
    private static final int END = 448;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment memory = arena.allocate(END, Long.BYTES);
    private final MemorySegment group;
    private final MemorySegment generator;
    private final MemorySegment point;
    private final MemorySegment number;
    private final MemorySegment coordinate;
    private final MemorySegment encoded;
    private final MemorySegment product;

    /** @param fieldLength octets of a coordinate */
    EcBench(MemorySegment group, int fieldLength) {
        this.group = group;
        encoded = memory.asSlice(0, 1 + 2L * fieldLength);
        product = memory.asSlice(PRODUCT, fieldLength);
        memory.set(JAVA_BYTE, 0, (byte) UNCOMPRESSED);
        try {
            generator = (MemorySegment) GENERATOR.invokeExact(group);
            point = ((MemorySegment) NEW.invokeExact(group)).reinterpret(arena, EcBench::free);
            number = Bn.lasting(arena);
            coordinate = Bn.lasting(arena);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** Writes the x coordinate of a point's multiple; false when the point is not on the curve. */
    boolean multiply(byte[] scalar, byte[] xAndY, byte[] x) {
        try {
            MemorySegment context = Bn.newContext();
            MemorySegment.copy(xAndY, 0, memory, JAVA_BYTE, 1, xAndY.length);
            boolean onCurve = (int) READ.invokeExact(group, point, encoded, encoded.byteSize(), context) == 1;
            if (onCurve) {
                multiply(scalar, context);
                MemorySegment.copy(product, JAVA_BYTE, 0, x, 0, x.length);
            }
            Bn.freeContext(context);
            return onCurve;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        } finally {
            wipe();
        }
    }

    private void multiply(byte[] scalar, MemorySegment context) throws Throwable {
        MemorySegment.copy(scalar, 0, memory, JAVA_BYTE, SCALAR, scalar.length);
        Bn.read(memory.asSlice(SCALAR, scalar.length), number);
        Context.require((int) MULTIPLY.invokeExact(group, point, Evp.NULL, point, number, context));
        Context.require((int) COORDINATES.invokeExact(group, point, coordinate, Evp.NULL, context));
        Bn.write(coordinate, product);
    }

    private void wipe() {
        try {
            memory.asSlice(SCALAR, END - SCALAR).fill((byte) 0);
            Bn.wipe(number);
            Bn.wipe(coordinate);
            Context.require((int) COPY.invokeExact(point, generator));
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    private static void free(MemorySegment point) {
        try {
            FREE.invokeExact(point);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }
}
