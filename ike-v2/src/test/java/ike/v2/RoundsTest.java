package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.exchange.Habits;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 4739: the initiator proves itself in several rounds. */
class RoundsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    static final Proof PSK = new Proof.PreSharedKey();
    static final Proof MD5 = new EapRound(ImmutableList.of(EapMethod.MD5),
            Optional.of(EapSetup.named("carol")));

    /** Keys that all plays share are made before the secrets of one are counted. */
    @BeforeAll
    static void makeKeys() {
        assertThat(Pki.RSA.publicKey()).isNotEqualTo(Pki.P256.publicKey());
    }

    /** The usual connection, but left has to sign too. */
    static Connection inTwoRounds(Connection c) {
        boolean left = c.local().equals(ImmutableList.of(Fixtures.auth("left.test")));
        return rounds(left ? "local" : "remote", PSK, PublicKeyRound.ANY).apply(c);
    }

    /** The usual connection, but right, which responds, has to sign too. */
    static Connection inTwoRoundsOfRight(Connection c) {
        boolean left = c.local().equals(ImmutableList.of(Fixtures.auth("left.test")));
        return of(left ? "remote" : "local", "right.test", ImmutableList.of(PSK, PublicKeyRound.ANY)).apply(c);
    }

    private static UnaryOperator<Connection> rounds(String side, Proof... proofs) {
        return c -> Change.with(c, side, Stream.of(proofs)
                .map(proof -> new AuthRound(proof, new IdentityPattern.Exactly(Identification.fqdn("left.test"))))
                .collect(ImmutableList.toImmutableList()));
    }

    private static Setup setup(ImmutableList<Proof> lefts, ImmutableList<Proof> wanted) {
        return Setup.USUAL.left(rounds("local", lefts.toArray(Proof[]::new)))
                .right(rounds("remote", wanted.toArray(Proof[]::new)));
    }

    private static Setup both(Proof... proofs) {
        return setup(ImmutableList.copyOf(proofs), ImmutableList.copyOf(proofs));
    }

    static void equip(Scene scene) {
        Pki.equip(scene, Pki.P256, Pki.RSA);
        EapSetup.passwords(scene);
    }

    static Stream<Arguments> orders() {
        Proof key = PublicKeyRound.ANY;
        return Stream.of(ImmutableList.of(PSK, MD5), ImmutableList.of(MD5, PSK), ImmutableList.of(key, MD5),
                ImmutableList.of(MD5, key), ImmutableList.of(key, PSK), ImmutableList.of(PSK, key),
                ImmutableList.of(key, key), ImmutableList.of(MD5, MD5), ImmutableList.of(key, MD5, PSK, key))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderOfProofsGetsIn(ImmutableList<Proof> proofs) {
        Scene.play(setup(proofs, proofs), scene -> {
            equip(scene);
            scene.establish();
            scene.settle();
            assertThat(scene.right().sa().peer().remote().describe()).isEqualTo("ID_FQDN left.test");
            assertThat(scene.right().sa().peer().eapIdentity())
                    .isEqualTo(proofs.contains(MD5) ? Optional.of(Bytes.utf8("carol")) : Optional.empty());
        });
    }

    static UnaryOperator<Connection> of(String side, String name, ImmutableList<Proof> proofs) {
        return c -> Change.with(c, side, proofs.stream()
                .map(proof -> new AuthRound(proof, new IdentityPattern.Exactly(Identification.fqdn(name))))
                .collect(ImmutableList.toImmutableList()));
    }

    @Test
    void whereSeveralRoundsAreSwitchedOffNobodyHearsOfThem() {
        Habits d = Habits.DEFAULT;
        Habits without = new Habits(d.makeBeforeBreak(), d.reuseIkeSa(), d.preference(), d.signatureAuthentication(),
                d.sendVendorId(), d.followRedirects(), d.announceMethods(), d.redirectTo(), false, false,
                false);
        Scene.play(both(PSK, MD5).habits(without), scene -> {
            equip(scene);
            assertThat(scene.left().failed(INITIATE)).contains("the setting multiple_authentication is no");
            assertThat(scene.seen()).isEmpty();
        });
    }

    /** The messages of the figure in RFC 4739 §2.3. */
    @Test
    void aKeyAndThenAPassword() {
        Scene.play(both(PSK, MD5), scene -> {
            equip(scene);
            scene.establish();
            assertThat(lines(scene)).containsExactly(
                    "left 1 IDi IDr AUTH FOLLOWS SA TSi TSr SUPPORTED", "right 1 IDr AUTH", "left 2 IDi",
                    "right 2 EAP", "left 3 EAP", "right 3 EAP", "left 4 EAP", "right 4 EAP", "left 5 AUTH",
                    "right 5 AUTH SA TSi TSr");
        });
    }

    static ImmutableList<String> lines(Scene scene) {
        return scene.seen().stream().filter(s -> s.header().exchange().equals(ExchangeType.Known.IKE_AUTH))
                .map(RoundsTest::line).collect(ImmutableList.toImmutableList());
    }

    private static String line(Sighting seen) {
        return seen.from() + " " + seen.header().messageId() + " " + seen.inner().stream()
                .map(ChainedPayload::payload).map(RoundsTest::word).flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> word(Payload payload) {
        if (!(payload instanceof NotifyPayload notify)) {
            return Optional.of(payload.type().label()).filter(label -> !label.startsWith("CERT"));
        }
        return notify.notifyType() == NotifyType.Known.ANOTHER_AUTH_FOLLOWS
                ? Optional.of("FOLLOWS")
                : notify.notifyType() == NotifyType.Known.MULTIPLE_AUTH_SUPPORTED
                        ? Optional.of("SUPPORTED")
                        : Optional.empty();
    }

    @Test
    void theWrongPasswordInTheSecondRoundLetsNobodyIn() {
        Scene.play(both(PSK, MD5), scene -> {
            scene.left().done(EapSetup.password("carol", "roses"));
            scene.right().done(EapSetup.password("carol", EapSetup.RIGHT_PASSWORD));
            assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
            nobodyIsUp(scene);
        });
    }

    @Test
    void aCertificateThatIsNotTrustedInTheSecondRoundLetsNobodyIn() {
        Scene.play(both(PSK, PublicKeyRound.ANY), scene -> {
            scene.left().host().credentials().load(Pki.P256);
            scene.left().host().credentials().load(Pki.certificate(scene.left(), Pki.P256));
            assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary()).contains("the signature of ID_FQDN left.test");
            nobodyIsUp(scene);
        });
    }

    /** Whoever leaves out what is configured is not let in with the rest. */
    @Test
    void oneRoundOfTwoIsNotEnough() {
        Scene.play(setup(ImmutableList.of(PSK), ImmutableList.of(PSK, MD5)), scene -> {
            equip(scene);
            assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("wants no further round of proof (RFC 4739) after round 1, configured are 2");
            nobodyIsUp(scene);
        });
    }

    @Test
    void aRoundMoreThanConfiguredIsRefused() {
        Scene.play(setup(ImmutableList.of(PSK, MD5, PSK), ImmutableList.of(PSK, MD5)), scene -> {
            equip(scene);
            assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("wants to prove itself in a further round (RFC 4739) after round 2, configured are 2");
            nobodyIsUp(scene);
        });
    }

    @Test
    void aResponderOfOneRoundIsNotAskedForTwo() {
        Scene.play(setup(ImmutableList.of(PSK, MD5), ImmutableList.of(PSK)), scene -> {
            equip(scene);
            assertThat(scene.left().failed(INITIATE)).contains("does not take several rounds of authentication");
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).isEmpty();
        });
    }

    @Test
    void anotherProofThanConfiguredIsRefusedInTheSecondRound() {
        Scene.play(setup(ImmutableList.of(PSK, PSK), ImmutableList.of(PSK, MD5)), scene -> {
            equip(scene);
            assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
            assertThat(Pki.failure(scene.right()).summary()).contains("does not want to be asked by EAP in round 2");
            nobodyIsUp(scene);
        });
    }

    @Test
    void theIdentityOfTheSecondRoundIsChecked() {
        Scene.play(both(PSK, PSK).right(c -> Change.with(c, "remote", ImmutableList.of(Fixtures.auth("left.test"),
                Fixtures.auth("somebody.test")))), scene -> {
                    assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
                    assertThat(Pki.failure(scene.right()).summary())
                            .contains("is not one that round 2 of this connection lets in");
                    nobodyIsUp(scene);
                });
    }

    private static void nobodyIsUp(Scene scene) {
        assertThat(scene.left().states()).isEmpty();
        assertThat(scene.right().established()).isEmpty();
    }
}
