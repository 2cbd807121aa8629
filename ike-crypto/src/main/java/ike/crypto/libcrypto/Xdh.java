package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ike.crypto.MontgomeryLadder;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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

    // The numbers of functions (core_dispatch.h): OSSL_FUNC_KEYMGMT_ and then OSSL_FUNC_KEYEXCH_.
    private static final int KEY_NEW = 1;
    private static final int KEY_FREE = 10;
    private static final int KEY_IMPORT = 40;
    private static final int EXCHANGE_NEW = 1;
    private static final int EXCHANGE_INIT = 2;
    private static final int EXCHANGE_DERIVE = 3;
    private static final int EXCHANGE_SET_PEER = 4;
    private static final int EXCHANGE_FREE = 5;

    private static final MemorySegment NULL = MemorySegment.NULL;
    /** OSSL_KEYMGMT_SELECT_PUBLIC_KEY. */
    private static final int PUBLIC = 2;
    /** OSSL_KEYMGMT_SELECT_KEYPAIR. */
    private static final int PAIR = 3;
    /** OSSL_PARAM_OCTET_STRING. */
    private static final int OCTET_STRING = 5;
    private static final int PARAMETER = 40;

    private final int type;
    private final MemorySegment privateName;
    private final MemorySegment publicName;
    private final MemorySegment provider;
    private final MethodHandle newKey;
    private final MethodHandle importKey;
    private final MethodHandle freeKey;
    private final MethodHandle newExchange;
    private final MethodHandle init;
    private final MethodHandle setPeer;
    private final MethodHandle derive;
    private final MethodHandle freeExchange;

    private Xdh(int type, Dispatch keys, Dispatch exchange) {
        this.type = type;
        Arena forever = Arena.global();
        this.privateName = forever.allocateFrom("priv");
        this.publicName = forever.allocateFrom("pub");
        this.provider = Dispatch.providerContext();
        Linker.Option quick = Linker.Option.critical(false);
        this.newKey = keys.function(KEY_NEW, FunctionDescriptor.of(ADDRESS, ADDRESS), quick);
        this.freeKey = keys.function(KEY_FREE, FunctionDescriptor.ofVoid(ADDRESS), quick);
        this.importKey = keys.function(KEY_IMPORT, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS), quick);
        this.newExchange = exchange.function(EXCHANGE_NEW, FunctionDescriptor.of(ADDRESS, ADDRESS), quick);
        this.init = exchange.function(EXCHANGE_INIT, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS), quick);
        this.derive = exchange.function(EXCHANGE_DERIVE,
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        this.setPeer = exchange.function(EXCHANGE_SET_PEER, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), quick);
        this.freeExchange = exchange.function(EXCHANGE_FREE, FunctionDescriptor.ofVoid(ADDRESS), quick);
    }

    /** Nothing where this build lacks it. */
    static Optional<Xdh> x25519() {
        return of(1034, "X25519");
    }

    /** Nothing where this build lacks it. */
    static Optional<Xdh> x448() {
        return of(1035, "X448");
    }

    private static Optional<Xdh> of(int type, String name) {
        return Dispatch.of(Dispatch.KEY_MANAGEMENT, name).flatMap(keys -> Dispatch.of(Dispatch.KEY_EXCHANGE, name)
                .map(exchange -> new Xdh(type, keys, exchange)));
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
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secret = arena.allocateFrom(JAVA_BYTE, scalar);
            MemorySegment own = key(pair(arena, secret), PAIR);
            secret.fill((byte) 0);
            MemorySegment other = key(half(arena, peer), PUBLIC);
            MemorySegment exchange = (MemorySegment) newExchange.invokeExact(provider);
            Context.require((int) init.invokeExact(exchange, own, NULL));
            Context.require((int) setPeer.invokeExact(exchange, other));
            MemorySegment shared = arena.allocate(u.length);
            MemorySegment length = arena.allocateFrom(JAVA_LONG, (long) u.length);
            boolean good = (int) derive.invokeExact(exchange, shared, length, (long) u.length) > 0;
            MemorySegment.copy(shared, JAVA_BYTE, 0, u, 0, u.length);
            shared.fill((byte) 0);
            freeExchange.invokeExact(exchange);
            freeKey.invokeExact(other);
            freeKey.invokeExact(own);
            return good;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    private MemorySegment key(MemorySegment parameters, int selection) throws Throwable {
        MemorySegment key = (MemorySegment) newKey.invokeExact(provider);
        Context.require((int) importKey.invokeExact(key, selection, parameters));
        return key;
    }

    /**
     * A key pair whose public half is nothing: without one libcrypto would compute it, which costs half as much as the
     * agreement and changes nothing in it.
     */
    private MemorySegment pair(Arena arena, MemorySegment secret) {
        MemorySegment parameters = arena.allocate(3 * PARAMETER, Long.BYTES);
        parameter(parameters, privateName, secret);
        parameter(parameters.asSlice(PARAMETER), publicName, arena.allocate(secret.byteSize()));
        return parameters;
    }

    private MemorySegment half(Arena arena, byte[] peer) {
        MemorySegment parameters = arena.allocate(2 * PARAMETER, Long.BYTES);
        parameter(parameters, publicName, arena.allocateFrom(JAVA_BYTE, peer));
        return parameters;
    }

    /** An OSSL_PARAM: name, type, data and their length. */
    private static void parameter(MemorySegment at, MemorySegment key, MemorySegment data) {
        at.set(ADDRESS, 0, key);
        at.set(JAVA_INT, 8, OCTET_STRING);
        at.set(ADDRESS, 16, data);
        at.set(JAVA_LONG, 24, data.byteSize());
    }
}
