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
 * What one thread agrees with on keys of X25519 or X448: two keys and an exchange of libcrypto's, made once. To import octets into a
 * key that has some puts them in the place of the old, so that an agreement makes and frees nothing. Behind each of them zeros are
 * imported: no secret stays.
 *
 * <pre>
 * 0        128      256        320       384       448       512
 * | pair   | half   | private  | nothing | peer's  | shared  | length
 * </pre>
 */
@SuppressWarnings("restricted")
final class XdhBench {
    // The numbers of functions (core_dispatch.h): OSSL_FUNC_KEYMGMT_ and then OSSL_FUNC_KEYEXCH_.
    private static final int KEY_NEW = 1;
    private static final int KEY_FREE = 10;
    private static final int KEY_IMPORT = 40;
    private static final int EXCHANGE_NEW = 1;
    private static final int EXCHANGE_INIT = 2;
    private static final int EXCHANGE_DERIVE = 3;
    private static final int EXCHANGE_SET_PEER = 4;
    private static final int EXCHANGE_FREE = 5;

    private static final MethodHandle MAKE = Dispatch.quick(FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle FREE = Dispatch.quick(FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle IMPORT = Dispatch
            .quick(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle INIT = Dispatch.quick(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle SET_PEER = Dispatch.quick(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle DERIVE = Dispatch
            .lasting(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));

    /** OSSL_KEYMGMT_SELECT_PUBLIC_KEY. */
    private static final int PUBLIC = 2;
    /** OSSL_KEYMGMT_SELECT_KEYPAIR. */
    private static final int PAIR = 3;
    /** OSSL_PARAM_OCTET_STRING. */
    private static final int OCTET_STRING = 5;
    private static final int PARAMETER = 40;
    private static final int ROOM = 64;

    private static final MemorySegment PRIVATE_NAME = Arena.global().allocateFrom("priv");
    private static final MemorySegment PUBLIC_NAME = Arena.global().allocateFrom("pub");

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment memory = arena.allocate(9 * ROOM, ROOM);
    private final MemorySegment pair = memory.asSlice(0, 3 * PARAMETER);
    private final MemorySegment half = memory.asSlice(2 * ROOM, 2 * PARAMETER);
    private final MemorySegment secret = memory.asSlice(4 * ROOM, ROOM);
    private final MemorySegment nothing = memory.asSlice(5 * ROOM, ROOM);
    private final MemorySegment peers = memory.asSlice(6 * ROOM, ROOM);
    private final MemorySegment shared = memory.asSlice(7 * ROOM, ROOM);
    private final MemorySegment length = memory.asSlice(8 * ROOM, Long.BYTES);

    private final MemorySegment importKey;
    private final MemorySegment derive;
    private final MemorySegment own;
    private final MemorySegment other;
    private final MemorySegment exchange;

    XdhBench(Dispatch keys, Dispatch exchanges, int octets) {
        importKey = keys.function(KEY_IMPORT);
        derive = exchanges.function(EXCHANGE_DERIVE);
        own = made(keys, KEY_NEW, KEY_FREE);
        other = made(keys, KEY_NEW, KEY_FREE);
        exchange = made(exchanges, EXCHANGE_NEW, EXCHANGE_FREE);
        // A key pair whose public half is nothing: without one libcrypto would compute it, which costs half as much as
        // the
        // agreement and changes nothing in it.
        parameter(pair, PRIVATE_NAME, secret, octets);
        parameter(pair.asSlice(PARAMETER), PUBLIC_NAME, nothing, octets);
        parameter(half, PUBLIC_NAME, peers, octets);
        try {
            importKeys();
            Context.require((int) INIT.invokeExact(exchanges.function(EXCHANGE_INIT), exchange, own,
                    MemorySegment.NULL));
            Context.require((int) SET_PEER.invokeExact(exchanges.function(EXCHANGE_SET_PEER), exchange, other));
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** False where libcrypto refuses the result. */
    boolean multiply(byte[] scalar, byte[] peer, byte[] u) throws Throwable {
        try {
            MemorySegment.copy(scalar, 0, secret, JAVA_BYTE, 0, scalar.length);
            MemorySegment.copy(peer, 0, peers, JAVA_BYTE, 0, peer.length);
            importKeys();
            boolean good = (int) DERIVE.invokeExact(derive, exchange, shared, length, (long) u.length) > 0;
            MemorySegment.copy(shared, JAVA_BYTE, 0, u, 0, u.length);
            return good;
        } finally {
            secret.fill((byte) 0);
            shared.fill((byte) 0);
            Context.require((int) IMPORT.invokeExact(importKey, own, PAIR, pair));
        }
    }

    private void importKeys() throws Throwable {
        Context.require((int) IMPORT.invokeExact(importKey, own, PAIR, pair));
        Context.require((int) IMPORT.invokeExact(importKey, other, PUBLIC, half));
    }

    /** An object of libcrypto's that goes when this bench does. */
    private MemorySegment made(Dispatch functions, int make, int free) {
        MemorySegment freed = functions.function(free);
        try {
            return ((MemorySegment) MAKE.invokeExact(functions.function(make), Dispatch.providerContext()))
                    .reinterpret(arena, object -> free(freed, object));
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    private static void free(MemorySegment function, MemorySegment object) {
        try {
            FREE.invokeExact(function, object);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** An OSSL_PARAM: name, type, data and their length. */
    private static void parameter(MemorySegment at, MemorySegment name, MemorySegment data, int octets) {
        at.set(ADDRESS, 0, name);
        at.set(JAVA_INT, 8, OCTET_STRING);
        at.set(ADDRESS, 16, data);
        at.set(JAVA_LONG, 24, octets);
    }
}
