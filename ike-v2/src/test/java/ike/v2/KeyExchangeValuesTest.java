package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyType;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6989 §2, RFC 7748 §6: public values that would give the secret away, or part of it, are refused in every exchange.
 * After IKE_SA_INIT such a value ends the IKE SA (RFC 6989 §2.5), see {@link InvalidSyntaxTest}.
 */
class KeyExchangeValuesTest {
    /** RFC 3526 §3, group 14. */
    private static final BigInteger PRIME = new BigInteger("""
            ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd\
            ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed\
            ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f\
            83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b\
            e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510\
            15728e5a8aacaa68ffffffffffffffff""", 16);
    private static final int MODP_2048_LENGTH = 256;

    static Stream<Arguments> badValues() {
        Bytes offCurve = Bytes.concat(Bytes.zeros(31), Bytes.of(1), Bytes.zeros(31), Bytes.of(1));
        return Stream.of(
                bad(KeyExchangeId.MODP_2048, "0", _ -> Bytes.zeros(MODP_2048_LENGTH)),
                bad(KeyExchangeId.MODP_2048, "1", _ -> number(BigInteger.ONE)),
                bad(KeyExchangeId.MODP_2048, "p - 1", _ -> number(PRIME.subtract(BigInteger.ONE))),
                bad(KeyExchangeId.MODP_2048, "p", _ -> number(PRIME)),
                bad(KeyExchangeId.MODP_2048, "all ones",
                        _ -> number(BigInteger.TWO.pow(2048).subtract(BigInteger.ONE))),
                bad(KeyExchangeId.MODP_2048, "short", good -> good.from(1)),
                bad(KeyExchangeId.MODP_2048, "long", good -> Bytes.concat(Bytes.of(0), good)),
                bad(KeyExchangeId.ECP_256, "off the curve", _ -> offCurve),
                bad(KeyExchangeId.ECP_256, "infinity", _ -> Bytes.zeros(64)),
                bad(KeyExchangeId.ECP_256, "one bit wrong",
                        good -> Bytes.concat(good.slice(0, 63), Bytes.of(good.u8(63) ^ 1))),
                bad(KeyExchangeId.ECP_256, "compressed", good -> Bytes.concat(Bytes.of(2), good.slice(0, 32))),
                bad(KeyExchangeId.CURVE25519, "0", _ -> Bytes.zeros(32)),
                bad(KeyExchangeId.CURVE25519, "1", _ -> Bytes.concat(Bytes.of(1), Bytes.zeros(31))),
                bad(KeyExchangeId.CURVE25519, "short", good -> good.from(1)),
                bad(KeyExchangeId.CURVE25519, "empty", _ -> Bytes.EMPTY));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badValues")
    void theResponderRefuses(KeyExchangeId group, String what, UnaryOperator<Bytes> spoil) {
        Scene.play(using(group), scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(spoilt(request, spoil)))).orThrow();
            assertThat(answer.notify(NotifyType.Known.INVALID_SYNTAX)).as(what).isPresent();
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badValues")
    void theInitiatorWaitsForABetterAnswer(KeyExchangeId group, String what, UnaryOperator<Bytes> spoil) {
        Scene.play(using(group), scene -> {
            IkeMessage good = scene.firstResponse();
            Actor.Inside before = scene.left().inside();
            assertThat(Actor.drops(scene.left().take(spoilt(good, spoil)))).as(what).hasSize(1);
            assertThat(scene.left().inside()).isEqualTo(before);
            scene.left().take(good.octets());
            scene.run();
            assertThat(scene.left().sa().children().count()).isEqualTo(1);
        });
    }

    private static Setup using(KeyExchangeId group) {
        return Setup.USUAL.both(Change.proposals(Fixtures.ike(group)));
    }

    private static Bytes spoilt(IkeMessage message, UnaryOperator<Bytes> spoil) {
        KePayload ke = message.first(KePayload.class).orElseThrow();
        return Crafted.replacing(message, new KePayload(ke.method(), spoil.apply(ke.data()))).octets();
    }

    private static Arguments bad(KeyExchangeId group, String what, UnaryOperator<Bytes> spoil) {
        return Arguments.of(group, what, spoil);
    }

    private static Bytes number(BigInteger value) {
        return Bytes.fromHex(String.format("%0" + 2 * MODP_2048_LENGTH + "x", value));
    }
}
