package ike.crypto;

import com.google.common.base.Joiner;
import ike.crypto.Algorithm.Kind;
import ike.wire.v1.AttributeClass;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Transform;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Transforms of IKEv1 as swanctl.conf writes them: {@code aes128-sha256-modp2048}. The words are those of the table of
 * {@link Algorithms}, found by the numbers of RFC 2409 Appendix A and RFC 2407 §4.4, §4.5; a number without a line there
 * stands as its attribute.
 */
public final class Ikev1Keywords {
    private static final Joiner DASH = Joiner.on('-');

    private Ikev1Keywords() {
    }

    /** The words of a transform of Phase 1, ESP or AH; of another protocol its own name. */
    public static String of(ProtocolId protocol, Transform transform) {
        return switch (protocol) {
            case ProtocolId.Known.ISAKMP -> DASH.join(Stream.of(
                    cipher(transform, OakleyAttribute.ENCRYPTION_ALGORITHM, OakleyAttribute.KEY_LENGTH),
                    word(transform, OakleyAttribute.HASH_ALGORITHM, Kind.INTEG, Ikev1Keywords::phase1),
                    word(transform, OakleyAttribute.GROUP_DESCRIPTION, Kind.KE, Ikev1Keywords::phase1))
                    .flatMap(Optional::stream).iterator());
            case ProtocolId.Known.ESP -> DASH.join(Stream.of(
                    Optional.of(line(Kind.ENCR, bits(transform, IpsecAttribute.KEY_LENGTH),
                            ids -> ids.esp().equals(OptionalInt.of(transform.id().code())))
                            .orElse(transform.id().label())),
                    word(transform, IpsecAttribute.AUTHENTICATION_ALGORITHM, Kind.INTEG,
                            Ikev1Keywords::authentication),
                    word(transform, IpsecAttribute.GROUP_DESCRIPTION, Kind.KE, Ikev1Keywords::phase1))
                    .flatMap(Optional::stream).iterator());
            case ProtocolId.Known.AH -> DASH.join(Stream.of(
                    Optional.of(line(Kind.INTEG, OptionalInt.empty(),
                            ids -> ids.ah().equals(OptionalInt.of(transform.id().code())))
                            .orElse(transform.id().label())),
                    word(transform, IpsecAttribute.GROUP_DESCRIPTION, Kind.KE, Ikev1Keywords::phase1))
                    .flatMap(Optional::stream).iterator());
            default -> transform.id().label();
        };
    }

    private interface Numbers {
        Predicate<Ikev1Ids> are(int value);
    }

    private static Predicate<Ikev1Ids> phase1(int value) {
        return ids -> ids.phase1().equals(OptionalInt.of(value));
    }

    private static Predicate<Ikev1Ids> authentication(int value) {
        return ids -> ids.authentication().equals(OptionalInt.of(value));
    }

    private static Optional<String> cipher(Transform transform, AttributeClass type, AttributeClass length) {
        return transform.attribute(type).map(attribute -> line(Kind.ENCR, bits(transform, length),
                phase1(value(attribute))).orElseGet(attribute::describe));
    }

    private static Optional<String> word(Transform transform, AttributeClass type, Kind kind, Numbers numbers) {
        return transform.attribute(type).map(attribute -> line(kind, OptionalInt.empty(),
                numbers.are(value(attribute))).orElseGet(attribute::describe));
    }

    /** Without a key length the first line of its number: Blowfish and CAST have a default (RFC 2451 §2.2). */
    private static Optional<String> line(Kind kind, OptionalInt bits, Predicate<Ikev1Ids> numbers) {
        return Algorithms.all().stream().filter(line -> line.kind().type().equals(kind.type()))
                .filter(line -> numbers.test(line.ikev1()) && (bits.isEmpty() || line.keyBits().equals(bits)))
                .map(Algorithm::keyword).findFirst();
    }

    private static OptionalInt bits(Transform transform, AttributeClass length) {
        return transform.attribute(length).map(attribute -> OptionalInt.of(value(attribute)))
                .orElse(OptionalInt.empty());
    }

    private static int value(DataAttribute attribute) {
        return attribute.number().bitLength() <= 16 ? attribute.number().intValue() : -1;
    }
}
