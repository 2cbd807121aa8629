package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustRequest;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Heading;
import ike.v2.sa.EapAsked;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §2.16: the initiator proves itself by EAP. */
class EapTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void everyMethodGetsIn(EapMethod method) {
        Scene.play(EapSetup.of(method), scene -> {
            EapSetup.passwords(scene);
            scene.establish();
            scene.settle();
            assertThat(scene.right().sa().peer().eapIdentity()).contains(Bytes.utf8("carol"));
            assertThat(scene.right().sa().peer().remote().describe()).isEqualTo("ID_FQDN left.test");
        });
    }

    /** One side knows the password, the other its hash only. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHashProvesThePasswordToMschapv2(boolean initiatorHasTheHash) {
        Scene.play(EapSetup.of(EapMethod.MSCHAPV2), scene -> {
            Actor hashed = initiatorHasTheHash ? scene.left() : scene.right();
            Actor plain = initiatorHasTheHash ? scene.right() : scene.left();
            hashed.done(EapSetup.hash("carol", EapSetup.RIGHT_PASSWORD));
            plain.done(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            scene.establish();
        });
    }

    @Test
    void aHashIsNoPassword() {
        Scene.play(EapSetup.of(EapMethod.GTC), scene -> {
            scene.left().done(EapSetup.hash("carol", EapSetup.RIGHT_PASSWORD));
            assertThat(scene.left().failed(INITIATE)).contains("no EAP secret is configured for carol");
        });
        Scene.play(EapSetup.of(EapMethod.MSCHAPV2), scene -> {
            scene.left().done(EapSetup.hash("carol", "roses"));
            scene.right().done(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            assertThat(scene.left().failed(INITIATE)).contains("the authenticator refused");
        });
    }

    /** The messages of the figure in §2.16. */
    @Test
    void theResponderShowsItselfFirst() {
        Scene.play(EapSetup.of(EapMethod.MD5), scene -> {
            EapSetup.passwords(scene);
            scene.establish();
            assertThat(scene.seen().stream().filter(s -> s.header().exchange().equals(ExchangeType.Known.IKE_AUTH))
                    .map(EapTest::line)).containsExactly(
                            "left 1 IDi IDr SA TSi TSr", "right 1 IDr AUTH EAP", "left 2 EAP", "right 2 EAP",
                            "left 3 EAP", "right 3 EAP", "left 4 AUTH", "right 4 AUTH SA TSi TSr");
        });
    }

    private static String line(Sighting seen) {
        return seen.from() + " " + seen.header().messageId() + " " + seen.inner().stream()
                .map(ChainedPayload::payload).filter(p -> !p.type().label().equals("N"))
                .map(p -> p.type().label()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void theWrongPasswordIsToldToBoth(EapMethod method) {
        Scene.play(EapSetup.of(method), scene -> {
            scene.left().done(EapSetup.password("carol", "roses"));
            scene.right().done(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            assertThat(scene.left().failed(INITIATE))
                    .startsWith("AUTHENTICATION_FAILED: EAP: the authenticator refused");
            assertThat(scene.right().events(Event.Failed.class).toString())
                    .contains("EAP of ID_FQDN left.test as carol: wrong password, or no secret for this EAP identity");
            assertThat(scene.left().states()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @Test
    void withoutAPasswordNothingIsBegun() {
        Scene.play(EapSetup.of(EapMethod.MD5), scene -> {
            assertThat(scene.left().failed(INITIATE)).contains("no EAP secret is configured for carol");
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).isEmpty();
        });
    }

    /** No credential leaves before the responder has shown who it is. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void aResponderWithTheWrongKeyGetsNothing(EapMethod method) {
        Scene.play(EapSetup.of(method).secrets(() -> Fixtures.secret("one"), () -> Fixtures.secret("another")),
                scene -> {
                    EapSetup.passwords(scene);
                    assertThat(scene.left().failed(INITIATE)).contains("the two ends have different secrets");
                    assertThat(scene.seen()).noneMatch(s -> s.from().equals("left")
                            && s.find(EapPayload.class).isPresent());
                    assertThat(scene.right().established()).isEmpty();
                    assertThat(scene.right().states()).noneMatch(EapAsked.class::isInstance);
                });
    }

    /** What the connection demands of the responder's certificate counts before, not once EAP is over; some is told to the responder. */
    @ParameterizedTest
    @CsvSource({"rsa-4096, the configured auth does not admit", "ecdsa, it takes ECDSA with SHA-256",
            "pubkey, does not speak for ID_FQDN right.test", "strict, nobody knows whether it is revoked"})
    void aResponderWhoseCertificateDoesNotDoGetsNothing(String demand, String words) {
        PublicKeyRound demands = demand.equals("strict")
                ? Pki.round("pubkey", TrustRequest.Revocation.STRICT)
                : Pki.round(demand);
        Certificate shown = Pki.MIDDLE.peer("CN=right", Pki.RSA,
                Identification.fqdn(demand.equals("pubkey") ? "other.test" : "right.test"), Pki::asItIs);
        Setup setup = EapSetup.of(EapMethod.MSCHAPV2);
        Scene.play(setup.left(remote(setup.left(), demands)).right(local(setup.right(), shown)), scene -> {
            EapSetup.passwords(scene);
            Pki.trust(scene.left(), Pki.ROOT.root());
            Pki.equip(scene.right(), Pki.RSA, shown);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.left()).explanation() + scene.right().events(Event.Failed.class))
                    .contains(words);
            assertThat(scene.seen())
                    .noneMatch(s -> s.from().equals("left") && s.find(EapPayload.class).isPresent());
        });
    }

    private static UnaryOperator<Connection> remote(UnaryOperator<Connection> before, PublicKeyRound proof) {
        return c -> Change.with(before.apply(c), "remote",
                ImmutableList.of(new AuthRound(proof, c.remote().getFirst().identity())));
    }

    private static UnaryOperator<Connection> local(UnaryOperator<Connection> before, Certificate shown) {
        return c -> Change.with(before.apply(c), "local",
                ImmutableList.of(new AuthRound(PublicKeyRound.ANY.with(shown), c.local().getFirst().identity())));
    }

    @Test
    void aNakLeadsToAMethodOfBoth() {
        Scene.play(EapSetup.of(EapSetup.asks(EapSetup.named("carol"), EapMethod.MSCHAPV2, EapMethod.MD5, EapMethod.GTC),
                EapMethod.GTC), scene -> {
                    EapSetup.passwords(scene);
                    scene.establish();
                });
    }

    @Test
    void withoutACommonMethodNobodyGetsIn() {
        Scene.play(EapSetup.of(EapSetup.asks(EapSetup.named("carol"), EapMethod.MD5), EapMethod.GTC), scene -> {
            EapSetup.passwords(scene);
            scene.left().failed(INITIATE);
            assertThat(scene.right().events(Event.Failed.class).toString())
                    .contains("the peer accepts none of our EAP methods");
        });
    }

    @Test
    void thePatternDecidesWhoGetsIn() {
        IdentityPattern staff = new IdentityPattern.Suffix(IdType.Known.ID_FQDN, "ol");
        IdentityPattern others = new IdentityPattern.Suffix(IdType.Known.ID_FQDN, "@else.test");
        Scene.play(EapSetup.of(EapSetup.asks(staff, EapMethod.MSCHAPV2), EapMethod.MSCHAPV2), scene -> {
            EapSetup.passwords(scene);
            scene.establish();
        });
        Scene.play(EapSetup.of(EapSetup.asks(others, EapMethod.MSCHAPV2), EapMethod.MSCHAPV2), scene -> {
            EapSetup.passwords(scene);
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.right().events(Event.Failed.class).toString())
                    .contains("EAP identity carol is not one that this connection lets in");
        });
    }

    @Test
    void bothSidesMustWantIt() {
        Scene.play(Setup.USUAL.left(EapSetup.answers("carol", EapMethod.MD5)), scene -> {
            EapSetup.passwords(scene);
            scene.left().failed(INITIATE);
            assertThat(scene.right().events(Event.Failed.class).toString())
                    .contains("wants to be asked by EAP, configured is the");
        });
        Scene.play(Setup.USUAL.right(EapSetup.asks(EapSetup.named("carol"), EapMethod.MD5)), scene -> {
            scene.left().failed(INITIATE);
            assertThat(scene.right().events(Event.Failed.class).toString())
                    .contains("does not want to be asked by EAP");
        });
    }

    @Test
    void whoAsksByEapDoesNotInitiate() {
        Scene.play(EapSetup.of(EapMethod.MD5), scene -> {
            EapSetup.passwords(scene);
            assertThat(scene.right().failed(INITIATE)).contains("so it has to initiate");
        });
    }

    static Stream<Arguments> messages() {
        return EapMethod.byPassword().stream().flatMap(
                method -> IntStream.rangeClosed(1, method == EapMethod.MSCHAPV2 ? 4 : 3).boxed()
                        .flatMap(number -> Stream.of(true, false)
                                .map(request -> Arguments.of(method, number, request))));
    }

    /** Every message of IKE_AUTH goes lost once. */
    @ParameterizedTest
    @MethodSource("messages")
    void aLostMessageIsRepeated(EapMethod method, int number, boolean request) {
        Scene.play(EapSetup.of(method), scene -> {
            EapSetup.passwords(scene);
            for (int i = 1; i < number; i++) {
                passing(scene, request).again(Duration.ofMillis(100));
            }
            passing(scene, request).lost();
            scene.left().order(INITIATE);
            scene.settle();
            assertThat(scene.left().sa().children().all()).hasSize(1);
        });
    }

    private static Gate.Awaited passing(Scene scene, boolean request) {
        return request
                ? scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH)
                : scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH);
    }

    @Test
    void whoFallsSilentIsForgotten() {
        Scene.play(EapSetup.of(EapMethod.MSCHAPV2), scene -> {
            EapSetup.passwords(scene);
            passing(scene, true).again(Duration.ofMillis(1));
            scene.left().order(INITIATE);
            scene.run(Duration.ofMillis(45));
            scene.gate().close(true);
            scene.run(Duration.ofSeconds(1));
            assertThat(scene.right().table().halfOpen()).isEqualTo(1);
            scene.run(Duration.ofMinutes(10));
            assertThat(scene.right().table().count()).isZero();
        });
    }

    @Test
    void authInTheMiddleOfEapIsRefused() {
        Scene.play(EapSetup.of(EapMethod.MD5), scene -> {
            EapSetup.passwords(scene);
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).lost();
            scene.left().order(INITIATE);
            scene.run(Duration.ofMillis(200));
            Sighting first = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH);
            AuthPayload stolen = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH).get(AuthPayload.class);
            scene.right()
                    .take(scene.keyring().seal(Crafted.withMessageId(first.header(), 2), ImmutableList.of(stolen)));
            assertThat(scene.right().established()).isEmpty();
            assertThat(scene.right().states()).noneMatch(EapAsked.class::isInstance);
        });
    }
}
