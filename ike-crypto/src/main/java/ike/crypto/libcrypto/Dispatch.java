package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.google.common.base.Splitter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of one algorithm in OpenSSL's default provider (its manual: provider, provider-keymgmt, provider-keyexch), called
 * without the EVP interface, which for every key looks the algorithm up by its name and makes two objects more.
 *
 * @param table of OSSL_DISPATCH: a number and a function each, until the number 0
 */
@SuppressWarnings("restricted")
record Dispatch(MemorySegment table) {
    /** OSSL_OP_KEYMGMT. */
    static final int KEY_MANAGEMENT = 10;
    /** OSSL_OP_KEYEXCH. */
    static final int KEY_EXCHANGE = 11;

    private static final long DISPATCH = 16;
    /** OSSL_ALGORITHM: names, properties, functions, description. */
    private static final long ALGORITHM = 32;
    private static final int FUNCTIONS = 16;

    private static final MethodHandle NEW_LIBRARY = Symbols.lasting("OSSL_LIB_CTX_new",
            FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle LOAD = Symbols.lasting("OSSL_PROVIDER_load",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle CONTEXT = Symbols.lasting("OSSL_PROVIDER_get0_provider_ctx",
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle QUERY = Symbols.lasting("OSSL_PROVIDER_query_operation",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));

    /** In a library context of our own, whatever the machine's configuration says of the shared one. */
    private static final MemorySegment PROVIDER = load();

    /** What every function that makes something is handed. */
    static MemorySegment providerContext() {
        try {
            return (MemorySegment) CONTEXT.invokeExact(PROVIDER);
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }

    /** The functions of the algorithm that has that name; nothing where this build lacks it. */
    static Optional<Dispatch> of(int operation, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment algorithms = ((MemorySegment) QUERY.invokeExact(PROVIDER, operation,
                    arena.allocate(JAVA_INT))).reinterpret(Long.MAX_VALUE);
            for (long at = 0; !algorithms.get(ADDRESS, at).equals(MemorySegment.NULL); at += ALGORITHM) {
                String names = algorithms.get(ADDRESS, at).reinterpret(Long.MAX_VALUE).getString(0);
                if (Splitter.on(':').splitToStream(names).anyMatch(name::equals)) {
                    return Optional
                            .of(new Dispatch(algorithms.get(ADDRESS, at + FUNCTIONS).reinterpret(Long.MAX_VALUE)));
                }
            }
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
        return Optional.empty();
    }

    /** A call of whatever function of this type, which must not take long; its address comes first. */
    static MethodHandle quick(FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(type, Linker.Option.critical(false));
    }

    /** The same of one that may take long. */
    static MethodHandle lasting(FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(type);
    }

    /** The address of the function of that number. */
    MemorySegment function(int number) {
        for (long at = 0; table.get(JAVA_INT, at) != 0; at += DISPATCH) {
            if (table.get(JAVA_INT, at) == number) {
                return table.get(ADDRESS, at + Long.BYTES);
            }
        }
        throw new IllegalStateException("libcrypto has no function " + number);
    }

    private static MemorySegment load() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = (MemorySegment) NEW_LIBRARY.invokeExact();
            MemorySegment provider = (MemorySegment) LOAD.invokeExact(library, arena.allocateFrom("default"));
            Context.require(provider.equals(MemorySegment.NULL) ? 0 : 1);
            return provider;
        } catch (Throwable e) {
            throw Symbols.failed(e);
        }
    }
}
