package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of OpenSSL's EVP interface that ciphers need. Where a function returns 1 for success and less for
 * failure, so does the method here. A context is the number of its address: one object less to be fetched from memory for
 * each of many SAs.
 */
@SuppressWarnings("restricted")
final class Evp {
    static final MemorySegment NULL = MemorySegment.NULL;
    /** EVP_CTRL_AEAD_SET_IVLEN: octets of the nonce. */
    static final int SET_NONCE_LENGTH = 0x9;
    /** EVP_CTRL_AEAD_GET_TAG: the integrity check value that was computed. */
    static final int GET_TAG = 0x10;
    /** EVP_CTRL_AEAD_SET_TAG: the integrity check value that is expected, or its length only. */
    static final int SET_TAG = 0x11;

    private static final MethodHandle VERSION = Symbols.quick("OpenSSL_version",
            FunctionDescriptor.of(ADDRESS, JAVA_INT));
    private static final MethodHandle FETCH = Symbols.quick("EVP_CIPHER_fetch",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle NEW = Symbols.quick("EVP_CIPHER_CTX_new", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle FREE = Symbols.quick("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle INIT = Symbols.quick("EVP_CipherInit_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle UPDATE = Symbols.quick("EVP_CipherUpdate",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle CONTROL = Symbols.quick("EVP_CIPHER_CTX_ctrl",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle PADDING = Symbols.quick("EVP_CIPHER_CTX_set_padding",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));

    private Evp() {
    }

    /** {@code 3.0.15}. */
    static String version() {
        int versionString = 6;
        try {
            return ((MemorySegment) VERSION.invokeExact(versionString)).reinterpret(Integer.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** The cipher of that name, {@code AES-128-GCM}; null where this build of OpenSSL lacks it. */
    static MemorySegment cipher(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (MemorySegment) FETCH.invokeExact(NULL, arena.allocateFrom(name), NULL);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long newContext() {
        try {
            return (long) NEW.invokeExact();
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Wipes what the context holds, and gives it back. */
    static void free(long context) {
        try {
            FREE.invokeExact(context);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Sets what is not null; the rest stays as it was. */
    static int init(long context, MemorySegment cipher, MemorySegment key, MemorySegment iv, int encrypt) {
        try {
            return (int) INIT.invokeExact(context, cipher, NULL, key, iv, encrypt);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Works on {@code length} octets; without {@code out} they are associated data. */
    static int update(long context, MemorySegment out, MemorySegment written, MemorySegment in, int length) {
        try {
            return (int) UPDATE.invokeExact(context, out, written, in, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int control(long context, int type, int argument, MemorySegment pointer) {
        try {
            return (int) CONTROL.invokeExact(context, type, argument, pointer);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int noPadding(long context) {
        try {
            return (int) PADDING.invokeExact(context, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** A handle throws only what it was not made for. */
    private static IllegalStateException impossible(Throwable e) {
        return new IllegalStateException("a call of libcrypto", e);
    }
}
