package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/** The functions of {@link Evp} that every packet needs, for memory outside of the heap by its address: no object is made. */
final class EvpAt {
    private static final long NULL = 0;

    private static final MethodHandle INIT = Symbols.quick("EVP_CipherInit_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle UPDATE = Symbols.quick("EVP_CipherUpdate",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle FINAL = Symbols.quick("EVP_CipherFinal_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle CONTROL = Symbols.quick("EVP_CIPHER_CTX_ctrl",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));

    private EvpAt() {
    }

    /** Begins a message with this nonce; the key stays. */
    static int begin(long context, long nonce, int encrypt) {
        try {
            return (int) INIT.invokeExact(context, NULL, NULL, NULL, nonce, encrypt);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** Works on {@code length} octets; without {@code out} they are associated data, without both only their number is told. */
    static int update(long context, long out, long written, long in, int length) {
        try {
            return (int) UPDATE.invokeExact(context, out, written, in, length);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    static int finish(long context, long out, long written) {
        try {
            return (int) FINAL.invokeExact(context, out, written);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    static int control(long context, int type, int argument, long pointer) {
        try {
            return (int) CONTROL.invokeExact(context, type, argument, pointer);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }
}
