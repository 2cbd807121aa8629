package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The table of {@link Algorithms} by the numbers of IKEv1: what attributes of Phase 1 (RFC 2409 Appendix A) and
 * transforms of ESP and AH (RFC 2407 §4.4, §4.5) name. Empty for a number that is unknown, or whose algorithm is not
 * here.
 */
public final class Ikev1Algorithms {
    /** The key length of Blowfish and CAST where a transform names none (RFC 2451 §2.2). */
    private static final int DEFAULT_BITS = 128;

    private Ikev1Algorithms() {
    }

    /** By the attributes Encryption Algorithm (1) and Key Length (14) of Phase 1. */
    public static Optional<Encryption> encryption(int attribute, OptionalInt keyBits) {
        return cipher(Ikev1Ids::phase1, attribute, keyBits);
    }

    /** By the attribute Hash Algorithm (2) of Phase 1. */
    public static Optional<Hash> hash(int attribute) {
        return HashTable.ROWS.stream().filter(hash -> hash.ikev1() == attribute).findFirst();
    }

    /** By the attribute Group Description: 4 in Phase 1, 3 in Phase 2. */
    public static Optional<KeyExchange> group(int attribute) {
        return Algorithms.find(KeyExchangeTable.ROWS, numbered(Ikev1Ids::phase1, attribute));
    }

    /** By an ESP transform identifier and the attribute Key Length (6) of Phase 2. */
    public static Optional<Encryption> esp(int transform, OptionalInt keyBits) {
        return cipher(Ikev1Ids::esp, transform, keyBits);
    }

    /** By the attribute Authentication Algorithm (5) of Phase 2. */
    public static Optional<Integrity> authentication(int attribute) {
        return Algorithms.find(IntegrityTable.ROWS, numbered(Ikev1Ids::authentication, attribute));
    }

    /** By an AH transform identifier. */
    public static Optional<Integrity> ah(int transform) {
        return Algorithms.find(IntegrityTable.ROWS, numbered(Ikev1Ids::ah, transform));
    }

    /** Every hash, in the order of the table. */
    public static ImmutableList<Hash> hashes() {
        return HashTable.ROWS;
    }

    private static Optional<Encryption> cipher(Function<Ikev1Ids, OptionalInt> number, int value,
            OptionalInt keyBits) {
        Predicate<Algorithm> fits = numbered(number, value);
        return Algorithms.find(EncryptionTable.ROWS,
                fits.and(line -> line.keyBits().equals(keyBits.isPresent() ? keyBits : absent(line))));
    }

    private static OptionalInt absent(Algorithm line) {
        return line.id().filter(id -> id == EncryptionId.ENCR_BLOWFISH || id == EncryptionId.ENCR_CAST).isPresent()
                ? OptionalInt.of(DEFAULT_BITS)
                : OptionalInt.empty();
    }

    private static Predicate<Algorithm> numbered(Function<Ikev1Ids, OptionalInt> number, int value) {
        return line -> number.apply(line.ikev1()).equals(OptionalInt.of(value));
    }
}
