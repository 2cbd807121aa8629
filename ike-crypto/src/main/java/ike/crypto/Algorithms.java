package ike.crypto;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every algorithm that has a name in IKE, as one table in five files: {@code EncryptionTable}, {@code IntegrityTable},
 * {@code PrfTable}, {@code KeyExchangeTable}, {@code HashTable}. To add one: a class for it if there is none of its kind, and a line
 * there. What has no class is never offered and never accepted. {@link Ikev1Algorithms} finds the same lines by the
 * numbers of IKEv1.
 */
public final class Algorithms {
    /** Words of proposals that no class stands behind: no key exchange, and how sequence numbers look (RFC 9827). */
    private static final ImmutableList<Row<TransformId>> WORDS = Family.table(
            Family.of(Algorithm.Kind.KE, KeyExchangeId.NONE).words("none", "modpnone").by(_ -> KeyExchangeId.NONE),
            Family.of(Algorithm.Kind.SN, SequenceNumbersId.SEQUENTIAL_32).words("noesn")
                    .by(_ -> SequenceNumbersId.SEQUENTIAL_32),
            Family.of(Algorithm.Kind.SN, SequenceNumbersId.PARTIALLY_TRANSMITTED_64).words("esn")
                    .by(_ -> SequenceNumbersId.PARTIALLY_TRANSMITTED_64));

    private static final ImmutableList<Algorithm> ALL = Stream
            .of(EncryptionTable.ROWS, IntegrityTable.ROWS, PrfTable.ROWS, KeyExchangeTable.ROWS, WORDS)
            .flatMap(rows -> rows.stream().map(Row::facts)).collect(toImmutableList());

    private static final ImmutableMap<String, Algorithm> BY_KEYWORD = byKeyword();

    private static final ImmutableList<Encryption> ENCRYPTIONS = codes(EncryptionTable.ROWS);

    private Algorithms() {
    }

    /** Every line, those of algorithms that are not here too. */
    public static ImmutableList<Algorithm> all() {
        return ALL;
    }

    /** Every keyword with its line. */
    public static ImmutableMap<String, Algorithm> keywords() {
        return BY_KEYWORD;
    }

    /** The line of a transform with its Key Length attribute. */
    public static Optional<Algorithm> of(Transform transform) {
        return ALL.stream().filter(named(transform.id(), transform.keyLength())).findFirst();
    }

    /** The pseudorandom function of a transform, if there is one here. */
    public static Optional<Prf> prf(TransformId id) {
        return find(PrfTable.ROWS, named(id, OptionalInt.empty()));
    }

    /** The integrity algorithm of a transform, if there is one here; none for {@code NONE}. */
    public static Optional<Integrity> integrity(TransformId id) {
        return find(IntegrityTable.ROWS, named(id, OptionalInt.empty()));
    }

    /**
     * The encryption algorithm of a transform and its Key Length attribute, if there is one here. AES has no default
     * key length, so an absent attribute finds none (RFC 7296 §3.3.5).
     */
    public static Optional<Encryption> encryption(TransformId id, OptionalInt keyBits) {
        return find(EncryptionTable.ROWS, named(id, keyBits));
    }

    /** The key exchange method of a transform, if there is one here. */
    public static Optional<KeyExchange> keyExchange(TransformId id) {
        return find(KeyExchangeTable.ROWS, named(id, OptionalInt.empty()));
    }

    /** Everything that can encrypt, in the order of the table. */
    public static ImmutableList<Encryption> encryptions() {
        return ENCRYPTIONS;
    }

    /** Everything that can check integrity by itself, in the order of the table. */
    public static ImmutableList<Integrity> integrities() {
        return codes(IntegrityTable.ROWS);
    }

    /** Every pseudorandom function, in the order of the table. */
    public static ImmutableList<Prf> prfs() {
        return codes(PrfTable.ROWS);
    }

    /** Every key exchange method, in the order of the table. */
    public static ImmutableList<KeyExchange> keyExchanges() {
        return codes(KeyExchangeTable.ROWS);
    }

    /** The first line that fits and is implemented. */
    static <A> Optional<A> find(ImmutableList<Row<A>> rows, Predicate<Algorithm> fits) {
        return rows.stream().filter(row -> fits.test(row.facts())).flatMap(row -> row.code().stream()).findFirst();
    }

    private static Predicate<Algorithm> named(TransformId id, OptionalInt keyBits) {
        return line -> line.id().filter(id::equals).isPresent() && line.keyBits().equals(keyBits);
    }

    private static <A> ImmutableList<A> codes(ImmutableList<Row<A>> rows) {
        return rows.stream().flatMap(row -> row.code().stream()).collect(toImmutableList());
    }

    private static ImmutableMap<String, Algorithm> byKeyword() {
        ImmutableMap.Builder<String, Algorithm> words = ImmutableMap.builder();
        ALL.forEach(line -> line.keywords().forEach(word -> words.put(word, line)));
        return words.buildOrThrow();
    }
}
