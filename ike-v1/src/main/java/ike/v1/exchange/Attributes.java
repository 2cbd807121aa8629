package ike.v1.exchange;

import com.google.common.collect.ImmutableMultiset;
import ike.wire.Bytes;
import ike.wire.v1.AttributeClass;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.Transform;
import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalInt;

/** The attributes of transforms, read as numbers (RFC 2408 §3.3). */
final class Attributes {
    private Attributes() {
    }

    /** The value of an attribute of at most two octets' worth. */
    static OptionalInt small(Transform transform, AttributeClass type) {
        return transform.attribute(type).map(DataAttribute::number).filter(value -> value.bitLength() <= 16)
                .map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty());
    }

    /** A lifetime, which needs four octets unless it is short. */
    static DataAttribute duration(AttributeClass type, long seconds) {
        return seconds <= 0xffff
                ? DataAttribute.of(type, (int) seconds)
                : DataAttribute.of(type, Bytes.u32(Math.min(seconds, 0xffffffffL)));
    }

    /**
     * True when an answer is this offer (RFC 2409 §5): the same attributes with the same values. Order and form may
     * differ; nothing may be added or left out.
     */
    static boolean same(Transform answer, Transform offer) {
        return answer.id().equals(offer.id()) && said(answer).equals(said(offer));
    }

    private static ImmutableMultiset<Map.Entry<AttributeClass, BigInteger>> said(Transform transform) {
        return transform.attributes().stream().map(attribute -> Map.entry(attribute.type(), attribute.number()))
                .collect(ImmutableMultiset.toImmutableMultiset());
    }
}
