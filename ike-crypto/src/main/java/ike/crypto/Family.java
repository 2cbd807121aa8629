package ike.crypto;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import ike.wire.v2.PrfId;
import ike.wire.v2.TransformId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Lines of a table that differ by key length only, while they are written. A {@code $} in a keyword stands for the key
 * length in bits; a keyword without one belongs to the first length.
 */
final class Family {
    private final Algorithm.Kind kind;
    private final Optional<TransformId> id;
    private ImmutableList<Integer> lengths = ImmutableList.of();
    private ImmutableList<String> words = ImmutableList.of();
    private Ikev1Ids ikev1 = Ikev1Ids.NONE;
    private Optional<PrfId> prf = Optional.empty();

    private Family(Algorithm.Kind kind, Optional<TransformId> id) {
        this.kind = kind;
        this.id = id;
    }

    static Family of(Algorithm.Kind kind, TransformId id) {
        return new Family(kind, Optional.of(id));
    }

    /** What strongSwan has a word for and no registry a number. */
    static Family unassigned(Algorithm.Kind kind) {
        return new Family(kind, Optional.empty());
    }

    Family bits(int... each) {
        lengths = ImmutableList.copyOf(Ints.asList(each));
        return this;
    }

    Family words(String... each) {
        words = ImmutableList.copyOf(each);
        return this;
    }

    /** The value of the Phase 1 attribute (RFC 2409 Appendix A). */
    Family phase1(int value) {
        ikev1 = ikev1.withPhase1(value);
        return this;
    }

    /** The ESP transform identifier of IKEv1 (RFC 2407 §4.4.4). */
    Family esp(int value) {
        ikev1 = ikev1.withEsp(value);
        return this;
    }

    /** The Authentication Algorithm attribute (RFC 2407 §4.5) and the AH transform (RFC 2407 §4.4.3). */
    Family authentication(int attribute, int ahTransform) {
        ikev1 = ikev1.withAuthentication(attribute, ahTransform);
        return this;
    }

    Family impliesPrf(PrfId value) {
        prf = Optional.of(value);
        return this;
    }

    /** The lines, with what implements each key length; 0 bits where there is no Key Length attribute. */
    <A> ImmutableList<Row<A>> by(IntFunction<A> code) {
        return rows(bits -> Optional.of(code.apply(bits)));
    }

    /** The lines of an algorithm that is not here. */
    <A> ImmutableList<Row<A>> absent() {
        return rows(_ -> Optional.empty());
    }

    /** One table of many families. */
    @SafeVarargs
    static <A> ImmutableList<Row<A>> table(ImmutableList<Row<A>>... families) {
        ImmutableList.Builder<Row<A>> rows = ImmutableList.builder();
        for (ImmutableList<Row<A>> family : families) {
            rows.addAll(family);
        }
        return rows.build();
    }

    private <A> ImmutableList<Row<A>> rows(IntFunction<Optional<A>> code) {
        return lengths.isEmpty()
                ? ImmutableList.of(row(OptionalInt.empty(), true, code.apply(0)))
                : IntStream.range(0, lengths.size()).mapToObj(i -> row(OptionalInt.of(lengths.get(i)), i == 0,
                        code.apply(lengths.get(i)))).collect(ImmutableList.toImmutableList());
    }

    private <A> Row<A> row(OptionalInt bits, boolean first, Optional<A> code) {
        ImmutableList<String> named = words.stream().filter(word -> first || word.contains("$"))
                .map(word -> bits.isPresent() ? word.replace("$", Integer.toString(bits.getAsInt())) : word)
                .collect(ImmutableList.toImmutableList());
        return new Row<>(new Algorithm(kind, id, bits, ikev1, named, prf, code.isPresent()), code);
    }
}
