package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.v2.Auth;
import ike.engine.Order;
import ike.engine.config.EapMethod;
import ike.engine.sim.Heading;
import ike.engine.sim.Packet;
import ike.v2.sa.AuthSent;
import ike.v2.sa.EapAsked;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TsPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In the place of each message of IKE_AUTH with EAP, its sender, who has all keys of the IKE SA, says something else (RFC 7296 §2.16,
 * RFC 3748 §4.2): nobody gets in.
 */
class EapMomentsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final ImmutableMap<String, Bytes> PACKETS = ImmutableMap.<String, Bytes>builder()
            .put("success", Bytes.of(3, 1, 0, 4)).put("failure", Bytes.of(4, 1, 0, 4))
            .put("request for the identity", Bytes.of(1, 1, 0, 5, 1))
            .put("identity", Bytes.concat(Bytes.of(2, 1, 0, 10, 1), Bytes.utf8("carol")))
            .put("Nak", Bytes.of(2, 1, 0, 6, 3, 0)).put("an unknown code", Bytes.of(5, 1, 0, 4))
            .put("nothing", Bytes.EMPTY).build();

    /** Messages that each side sends in IKE_AUTH. */
    private static int messages(EapMethod method) {
        return method == EapMethod.MSCHAPV2 ? 5 : 4;
    }

    static Stream<Arguments> moments() {
        return EapMethod.byPassword().stream()
                .flatMap(method -> Stream.of(true, false).flatMap(
                        initiator -> IntStream.rangeClosed(initiator ? 2 : 1, messages(method)).boxed()
                                .flatMap(number -> lies().map(lie -> Arguments.of(method, initiator, number, lie)))));
    }

    private static Stream<String> lies() {
        return Stream.concat(PACKETS.keySet().stream(), Stream.of("AUTH", "success and AUTH", "all of the end"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatComesAtTheWrongMomentLetsNobodyIn(EapMethod method, boolean initiator, int number, String lie) {
        // What is said beside success is passed over, and what counts comes behind it.
        boolean noLie = !initiator && number == messages(method) - 1 && lie.startsWith("success");
        Scene.play(EapSetup.of(method), scene -> {
            EapSetup.passwords(scene);
            replace(scene, initiator, number, _ -> said(scene, lie));
            scene.left().order(INITIATE);
            scene.run();
            assertThat(scene.left().established()).hasSize(noLie ? 1 : 0);
            // Who has lied in the last message of all has let an honest peer in before.
            if (initiator || number < messages(method)) {
                assertThat(scene.right().established()).hasSize(noLie ? 1 : 0);
            }
        });
    }

    /** Right's proof before EAP is not its proof afterwards, and nobody else's. */
    private static List<Payload> said(Scene scene, String lie) {
        AuthPayload early = scene.seen().stream()
                .filter(s -> s.from().equals("right") && s.find(AuthPayload.class).isPresent()).findFirst()
                .map(s -> s.get(AuthPayload.class))
                .orElse(new AuthPayload(AuthMethod.Known.SHARED_KEY, Bytes.zeros(32)));
        Sighting first = scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true).getFirst();
        return switch (lie) {
            case "AUTH" -> List.of(early);
            case "success and AUTH" -> List.of(packet("success"), early);
            case "all of the end" -> first.payloads().stream()
                    .map(payload -> payload instanceof IdPayload ? early : payload)
                    .filter(payload -> payload.equals(early) || payload instanceof SaPayload
                            || payload instanceof TsPayload)
                    .distinct().toList();
            default -> List.of(packet(lie));
        };
    }

    private static EapPayload packet(String name) {
        return new EapPayload(Objects.requireNonNull(PACKETS.get(name)));
    }

    /** §2.16: where the method gives a key, that key proves both, and no other one. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void theKeyOfTheMethodIsNeededIfItHasOne(EapMethod method) {
        boolean keyless = method != EapMethod.MSCHAPV2;
        Scene.play(EapSetup.of(method), scene -> {
            EapSetup.passwords(scene);
            replace(scene, true, messages(method), _ -> List.of(ofInitiator(scene)));
            scene.left().order(INITIATE);
            scene.run();
            assertThat(scene.right().established()).hasSize(keyless ? 1 : 0);
        });
        Scene.play(EapSetup.of(method), scene -> {
            EapSetup.passwords(scene);
            List<AuthPayload> forged = new ArrayList<>();
            each(scene, false, messages(method), (number, sent) -> {
                if (number == messages(method) - 1) {
                    forged.add(ofResponder(scene));
                }
                return number < messages(method)
                        ? sent
                        : sent.stream().map(payload -> payload instanceof AuthPayload ? forged.getFirst() : payload)
                                .toList();
            });
            scene.left().order(INITIATE);
            scene.run();
            assertThat(scene.left().established()).hasSize(keyless ? 1 : 0);
        });
    }

    private static AuthPayload ofInitiator(Scene scene) {
        AuthSent sa = (AuthSent) Iterables.getOnlyElement(scene.left().states());
        Prf prf = sa.session().algorithms().prf();
        Bytes octets = Auth.initiatorSignedOctets(prf, sa.session().keys().skPi(), sa.initRequest(), sa.nr(),
                sa.localId().body(), DerivationLog.NONE);
        return new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.psk(prf, sa.session().keys().skPi(), octets, DerivationLog.NONE));
    }

    private static AuthPayload ofResponder(Scene scene) {
        EapAsked sa = (EapAsked) Iterables.getOnlyElement(scene.right().states());
        Prf prf = sa.opened().session().algorithms().prf();
        Bytes octets = Auth.responderSignedOctets(prf, sa.opened().session().keys().skPr(), sa.opened().initResponse(),
                sa.opened().ni(), sa.claim().local().body(), DerivationLog.NONE);
        return new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.psk(prf, sa.opened().session().keys().skPr(), octets, DerivationLog.NONE));
    }

    /** The message with this number of its side, from 1, says something else. */
    private static void replace(Scene scene, boolean initiator, int number, UnaryOperator<List<Payload>> change) {
        each(scene, initiator, number, (n, sent) -> n == number ? change.apply(sent) : sent);
    }

    /** What the first messages of a side say, by their numbers and what they would have said. */
    private static void each(Scene scene, boolean initiator, int messages,
            BiFunction<Integer, List<Payload>, List<Payload>> change) {
        for (int i = 1; i <= messages; i++) {
            int number = i;
            Gate.Awaited awaited = initiator
                    ? scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH)
                    : scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH);
            awaited.changed(packet -> changed(scene, packet, sent -> change.apply(number, sent)));
        }
    }

    private static Packet changed(Scene scene, Packet packet, UnaryOperator<List<Payload>> change) {
        Sighting seen = scene.seen().getLast();
        return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), change.apply(seen.payloads())));
    }
}
