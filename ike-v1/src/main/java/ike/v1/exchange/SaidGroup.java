package ike.v1.exchange;

import ike.crypto.ExplicitCurve;
import ike.crypto.ExplicitGroup;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.KeyExchange;
import ike.v1.sa.PrivateGroups;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.GroupType;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Transform;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a transform of protocol ISAKMP says its group (RFC 2409 §5, §5.6, Appendix A): by a number, or by the group's own numbers.
 * Nothing here takes long, whatever a stranger has written: a prime is compared and not tested.
 */
sealed interface SaidGroup {
    /** The group of this transform; a number of the registry goes before a description. */
    static SaidGroup of(Transform transform) {
        OptionalInt number = Attributes.small(transform, OakleyAttribute.GROUP_DESCRIPTION);
        boolean described = transform.attribute(OakleyAttribute.GROUP_TYPE).isPresent();
        if (number.isPresent() && (number.getAsInt() < PrivateGroups.FIRST || !described)) {
            return new Named(number.getAsInt());
        }
        return described ? described(transform) : new Strange("no group is said");
    }

    /** The group that its attributes describe, whatever number stands beside them. */
    static SaidGroup described(Transform transform) {
        OptionalInt code = Attributes.small(transform, OakleyAttribute.GROUP_TYPE);
        Optional<GroupType> type = code.isPresent() ? GroupType.find(code.getAsInt()) : Optional.empty();
        Optional<BigInteger> prime = number(transform, OakleyAttribute.GROUP_PRIME);
        Optional<BigInteger> generator = number(transform, OakleyAttribute.GROUP_GENERATOR_ONE);
        if (type.isEmpty() || prime.isEmpty() || generator.isEmpty()) {
            return new Strange("the group is described without a known type, a prime or a generator");
        }
        return switch (type.get()) {
            case MODP -> ofNumbers(new ExplicitGroup(prime.get(), generator.get()));
            case ECP -> curve(transform, prime.get(), generator.get());
            case EC2N -> new Strange("a curve over GF(2^n) is not accepted, whatever its numbers are");
        };
    }

    /** A MODP group. */
    static SaidGroup ofNumbers(ExplicitGroup group) {
        return group.known().<SaidGroup>map(id -> new Named(id.code())).orElseGet(() -> new Described(group));
    }

    private static SaidGroup curve(Transform transform, BigInteger prime, BigInteger generator) {
        Optional<BigInteger> a = number(transform, OakleyAttribute.GROUP_CURVE_A);
        Optional<BigInteger> b = number(transform, OakleyAttribute.GROUP_CURVE_B);
        return a.flatMap(curveA -> b.flatMap(curveB -> new ExplicitCurve(prime, curveA, curveB, generator).known()))
                .<SaidGroup>map(id -> new Named(id.code()))
                .orElseGet(() -> new Strange("a curve by its numbers is accepted only if it has a number as well"));
    }

    private static Optional<BigInteger> number(Transform transform, OakleyAttribute type) {
        return transform.attribute(type).map(DataAttribute::number);
    }

    /** True for the same group, however it is said; never of one that is not understood. */
    default boolean isSameAs(SaidGroup other) {
        return equals(other);
    }

    /** Diffie-Hellman in it, if it is here. */
    Optional<KeyExchange> method();

    /** Why one that is described may be refused. */
    Optional<String> doubt();

    /** By its number. */
    record Named(int number) implements SaidGroup {
        @Override
        public Optional<KeyExchange> method() {
            return Ikev1Algorithms.group(number);
        }

        @Override
        public Optional<String> doubt() {
            return Optional.empty();
        }
    }

    /** By the numbers of a group that has none itself. */
    record Described(ExplicitGroup group) implements SaidGroup {
        @Override
        public Optional<KeyExchange> method() {
            return Optional.of(group.method());
        }

        @Override
        public Optional<String> doubt() {
            return Optional.of(group.describe() + ": " + group.flawAtAGlance().orElse(
                    "Phase 1 takes the one that is configured (explicit_group), and tests no stranger's prime"));
        }
    }

    /** In a way that is not understood, or not accepted. */
    record Strange(String why) implements SaidGroup {
        @Override
        public boolean isSameAs(SaidGroup other) {
            return false;
        }

        @Override
        public Optional<KeyExchange> method() {
            return Optional.empty();
        }

        @Override
        public Optional<String> doubt() {
            return Optional.of(why);
        }
    }
}
