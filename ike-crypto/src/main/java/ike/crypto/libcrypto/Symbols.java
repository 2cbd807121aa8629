package ike.crypto.libcrypto;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the functions of libcrypto are found, if it is installed. */
@SuppressWarnings("restricted")
final class Symbols {
    /** Version 3 on Linux and on macOS; version 1.1 has other functions and is not supported by its makers. */
    private static final ImmutableList<String> NAMES = ImmutableList.of("libcrypto.so.3", "libcrypto.3.dylib");
    private static final Optional<SymbolLookup> LIBRARY = NAMES.stream().flatMap(Symbols::find).findFirst();

    private Symbols() {
    }

    /** True when the library can be called. */
    static boolean present() {
        return LIBRARY.isPresent();
    }

    /** A function that may be handed heap arrays, and must not take long. */
    static MethodHandle quick(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.orElseThrow().findOrThrow(name), type,
                Linker.Option.critical(true));
    }

    /** A function that may take long, and is handed memory outside of the heap. */
    static MethodHandle lasting(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.orElseThrow().findOrThrow(name), type);
    }

    /** What a call threw, as something that a caller may let pass: a handle throws only what it was not made for. */
    static IllegalStateException failed(Throwable e) {
        return e instanceof IllegalStateException ours ? ours : new IllegalStateException("a call of libcrypto", e);
    }

    private static Stream<SymbolLookup> find(String name) {
        try {
            return Stream.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
