package ike.interop.cli;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import ike.crypto.Backend;
import ike.crypto.Backends;
import ike.crypto.Library;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code ike version --crypto}: which library does which part of the cryptography, here and now. */
final class CryptoTable {
    private static final String FASTEST = "ike run, ike bench";
    private static final String REFERENCE = "all else";
    /** What only one library does in the way that is wanted here: from randomness that it is given. */
    private static final String ALONE = "ML-KEM, DSA, Ed25519, Ed448";

    private final Backends fastest = Backends.fastest();
    private final Backends reference = Backends.reference();

    CryptoTable() {
    }

    ImmutableList<String> lines() {
        int name = fastest.table().keySet().stream().mapToInt(p -> p.name().length()).max().orElse(0) + 2;
        int library = fastest.libraries().stream().mapToInt(b -> b.label().length()).max().orElse(0);
        int column = Math.max(library, FASTEST.length()) + 2;
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add(Strings.padEnd("", name, ' ') + Strings.padEnd(FASTEST, column, ' ') + REFERENCE);
        fastest.table().forEach((primitive, backend) -> lines.add(Strings.padEnd(primitive.name(), name, ' ')
                + Strings.padEnd(backend.label(), column, ' ') + reference.serving(primitive).label()));
        return lines.add("").add(ALONE + ": " + Library.BOUNCY_CASTLE.label()).add("not here: " + missing()).build();
    }

    private String missing() {
        ImmutableList<Library> here = fastest.libraries().stream().map(Backend::library)
                .collect(ImmutableList.toImmutableList());
        String missing = Arrays.stream(Library.values()).filter(library -> !here.contains(library))
                .map(Library::label).collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            return "nothing";
        }
        return missing + (here.contains(Library.LIBCRYPTO)
                ? "; with them some would only be faster"
                : "; with libcrypto MODP would take the same time for all exponents (SECURITY.md), and more would be faster");
    }
}
