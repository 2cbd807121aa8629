package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ike.crypto.MontgomeryLadder;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** X25519 and X448 of OpenSSL's, in constant time (RFC 7748 §5). */
final class Xdh implements MontgomeryLadder {
    private static final MethodHandle NEW_PRIVATE = Symbols.lasting("EVP_PKEY_new_raw_private_key",
            FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle PUBLIC_OF = Symbols.quick("EVP_PKEY_get_raw_public_key",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle FREE = Symbols.quick("EVP_PKEY_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MemorySegment NULL = MemorySegment.NULL;

    private final int type;
    private final ThreadLocal<XdhBench> benches;

    private Xdh(int type, int octets, Dispatch keys, Dispatch exchange) {
        this.type = type;
        this.benches = ThreadLocal.withInitial(() -> new XdhBench(keys, exchange, octets));
    }

    /** Nothing where this build lacks it. */
    static Optional<Xdh> x25519() {
        return of(1034, "X25519", 32);
    }

    /** Nothing where this build lacks it. */
    static Optional<Xdh> x448() {
        return of(1035, "X448", 56);
    }

    private static Optional<Xdh> of(int type, String name, int octets) {
        return Dispatch.of(Dispatch.KEY_MANAGEMENT, name).flatMap(keys -> Dispatch.of(Dispatch.KEY_EXCHANGE, name)
                .map(exchange -> new Xdh(type, octets, keys, exchange)));
    }

    @Override
    public void multiplyBase(byte[] scalar, byte[] u) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment octets = arena.allocateFrom(JAVA_BYTE, scalar);
            MemorySegment key = (MemorySegment) NEW_PRIVATE.invokeExact(type, NULL, octets, (long) scalar.length);
            octets.fill((byte) 0);
            MemorySegment length = arena.allocateFrom(JAVA_LONG, (long) u.length);
            int result = (int) PUBLIC_OF.invokeExact(key, MemorySegment.ofArray(u), length);
            FREE.invokeExact(key);
            Context.require(result);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** libcrypto refuses a result of zeros by itself. */
    @Override
    public boolean multiply(byte[] scalar, byte[] peer, byte[] u) {
        try {
            return benches.get().multiply(scalar, peer, u);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }
}
