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

/** X25519 and X448 of OpenSSL's, in constant time (RFC 7748 §5). */
final class Xdh implements MontgomeryLadder {
    private static final MethodHandle NEW_PRIVATE = Symbols.lasting("EVP_PKEY_new_raw_private_key",
            FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle PUBLIC_OF = Symbols.quick("EVP_PKEY_get_raw_public_key",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle NEW_PUBLIC = Symbols.quick("EVP_PKEY_new_raw_public_key",
            FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle FREE = Symbols.quick("EVP_PKEY_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle NAMED_CONTEXT = Symbols.lasting("EVP_PKEY_CTX_new_from_name",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle FROM_DATA_INIT = Symbols.lasting("EVP_PKEY_fromdata_init",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle FROM_DATA = Symbols.lasting("EVP_PKEY_fromdata",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle CONTEXT = Symbols.lasting("EVP_PKEY_CTX_new",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle FREE_CONTEXT = Symbols.quick("EVP_PKEY_CTX_free",
            FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle INIT = Symbols.lasting("EVP_PKEY_derive_init",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle SET_PEER = Symbols.lasting("EVP_PKEY_derive_set_peer_ex",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle DERIVE = Symbols.lasting("EVP_PKEY_derive",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

    private static final MemorySegment NULL = MemorySegment.NULL;
    /** EVP_PKEY_KEYPAIR. */
    private static final int KEY_PAIR = 0x87;
    /** OSSL_PARAM_OCTET_STRING. */
    private static final int OCTET_STRING = 5;
    private static final int PARAMETER = 40;

    private final int type;
    private final MemorySegment name;
    private final MemorySegment privateName;
    private final MemorySegment publicName;

    private Xdh(int type, String name) {
        this.type = type;
        Arena forever = Arena.global();
        this.name = forever.allocateFrom(name);
        this.privateName = forever.allocateFrom("priv");
        this.publicName = forever.allocateFrom("pub");
    }

    static Xdh x25519() {
        return new Xdh(1034, "X25519");
    }

    static Xdh x448() {
        return new Xdh(1035, "X448");
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
            MemorySegment own = pair(arena, scalar);
            MemorySegment other = (MemorySegment) NEW_PUBLIC.invokeExact(type, NULL, MemorySegment.ofArray(peer),
                    (long) peer.length);
            MemorySegment context = (MemorySegment) CONTEXT.invokeExact(own, NULL);
            Context.require((int) INIT.invokeExact(context));
            Context.require((int) SET_PEER.invokeExact(context, other, 0));
            MemorySegment shared = arena.allocate(u.length);
            MemorySegment length = arena.allocateFrom(JAVA_LONG, (long) u.length);
            boolean good = (int) DERIVE.invokeExact(context, shared, length) > 0;
            MemorySegment.copy(shared, JAVA_BYTE, 0, u, 0, u.length);
            shared.fill((byte) 0);
            FREE_CONTEXT.invokeExact(context);
            FREE.invokeExact(other);
            FREE.invokeExact(own);
            return good;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /**
     * A key pair whose public half is nothing: without one libcrypto would compute it, which costs half as much as the
     * agreement and changes nothing in it.
     */
    private MemorySegment pair(Arena arena, byte[] scalar) throws Throwable {
        MemorySegment parameters = arena.allocate(3 * PARAMETER, Long.BYTES);
        MemorySegment secret = arena.allocateFrom(JAVA_BYTE, scalar);
        parameter(parameters.asSlice(0), privateName, secret);
        parameter(parameters.asSlice(PARAMETER), publicName, arena.allocate(scalar.length));
        MemorySegment key = arena.allocate(ADDRESS);
        MemorySegment context = (MemorySegment) NAMED_CONTEXT.invokeExact(NULL, name, NULL);
        int result = (int) FROM_DATA_INIT.invokeExact(context) <= 0
                ? 0
                : (int) FROM_DATA.invokeExact(context, key, KEY_PAIR, parameters);
        FREE_CONTEXT.invokeExact(context);
        secret.fill((byte) 0);
        Context.require(result);
        return key.get(ADDRESS, 0);
    }

    /** An OSSL_PARAM: name, type, data and their length. */
    private static void parameter(MemorySegment at, MemorySegment key, MemorySegment data) {
        at.set(ADDRESS, 0, key);
        at.set(JAVA_INT, 8, OCTET_STRING);
        at.set(ADDRESS, 16, data);
        at.set(JAVA_LONG, 24, data.byteSize());
    }
}
