package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of OpenSSL's EVP interface that private keys of RSA need. */
final class Pkey {
    private static final int RSA_NO_PADDING = 3;

    private static final MethodHandle DECODE = Symbols.lasting("d2i_AutoPrivateKey",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle CONTEXT = Symbols.lasting("EVP_PKEY_CTX_new",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle FREE_CONTEXT = Symbols.quick("EVP_PKEY_CTX_free",
            FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle DECRYPT_INIT = Symbols.lasting("EVP_PKEY_decrypt_init",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle PADDING = Symbols.lasting("EVP_PKEY_CTX_set_rsa_padding",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle DECRYPT = Symbols.lasting("EVP_PKEY_decrypt",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));

    private Pkey() {
    }

    /** A private key in DER, never freed: it lives as long as the configuration that names it. */
    static MemorySegment decode(byte[] privateKeyInfo) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment octets = arena.allocateFrom(JAVA_BYTE, privateKeyInfo);
            MemorySegment at = arena.allocateFrom(ADDRESS, octets);
            MemorySegment key = (MemorySegment) DECODE.invokeExact(Evp.NULL, at, (long) privateKeyInfo.length);
            octets.fill((byte) 0);
            return key;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** The private operation of RSA without padding. */
    static byte[] rsa(MemorySegment key, byte[] block) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(JAVA_BYTE, block);
            MemorySegment out = arena.allocate(block.length);
            MemorySegment written = arena.allocateFrom(JAVA_LONG, (long) block.length);
            MemorySegment context = (MemorySegment) CONTEXT.invokeExact(key, Evp.NULL);
            boolean good = (int) DECRYPT_INIT.invokeExact(context) > 0
                    && (int) PADDING.invokeExact(context, RSA_NO_PADDING) > 0
                    && (int) DECRYPT.invokeExact(context, out, written, in, (long) block.length) > 0;
            FREE_CONTEXT.invokeExact(context);
            byte[] result = out.toArray(JAVA_BYTE);
            out.fill((byte) 0);
            Context.require(good ? 1 : 0);
            return result;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }
}
