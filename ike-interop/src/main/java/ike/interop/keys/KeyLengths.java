package ike.interop.keys;

import com.google.common.collect.ImmutableSortedSet;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import java.util.Comparator;
import java.util.stream.Stream;

/** How many octets keys have; none are told where any number may be right. A wrong one would only show as packets that do not open. */
final class KeyLengths {
    private KeyLengths() {
    }

    /** Those of keying material, salt included. */
    static ImmutableSortedSet<Integer> of(CipherChoice cipher) {
        return Algorithms.encryption(cipher.id(), cipher.keyBits()).map(one -> ImmutableSortedSet.of(one.keyLength()))
                .orElseGet(() -> sorted(Algorithms.encryptions().stream().filter(one -> one.id() == cipher.id())
                        .map(Encryption::keyLength)));
    }

    static ImmutableSortedSet<Integer> of(IcvCheck check) {
        return check instanceof IcvCheck.By(var id)
                ? sorted(Algorithms.integrity(id).map(Integrity::keyLength).stream())
                : ImmutableSortedSet.of();
    }

    private static ImmutableSortedSet<Integer> sorted(Stream<Integer> lengths) {
        return lengths.collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }
}
