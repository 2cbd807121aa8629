package ike.crypto.libcrypto;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.stream.IntStream;

/** One cipher of OpenSSL's by the length of its key in octets. */
final class Ciphers {
    private final ImmutableMap<Integer, MemorySegment> byLength;

    private Ciphers(ImmutableMap<Integer, MemorySegment> byLength) {
        this.byLength = byLength;
    }

    /** The cipher with keys of 128, 192 and 256 bits: {@code AES-$-GCM}; nothing where this build lacks it. */
    static Optional<Ciphers> of(String pattern) {
        return present(IntStream.of(16, 24, 32).boxed().collect(ImmutableMap.toImmutableMap(length -> length,
                length -> Evp.cipher(pattern.replace("$", Integer.toString(8 * length))))));
    }

    /** A cipher with one length of keys. */
    static Optional<Ciphers> of(String name, int keyLength) {
        return present(ImmutableMap.of(keyLength, Evp.cipher(name)));
    }

    private static Optional<Ciphers> present(ImmutableMap<Integer, MemorySegment> byLength) {
        return byLength.containsValue(Evp.NULL) ? Optional.empty() : Optional.of(new Ciphers(byLength));
    }

    MemorySegment of(Secret key) {
        return Optional.ofNullable(byLength.get(key.length()))
                .orElseThrow(() -> new IllegalArgumentException("no key of " + key.length() + " octets"));
    }
}
