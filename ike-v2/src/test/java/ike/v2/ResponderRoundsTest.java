package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 4739 §2.5: the responder proves itself in several rounds, whatever the initiator does. */
class ResponderRoundsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    /** Keys that all plays share are made before the secrets of one are counted. */
    @BeforeAll
    static void makeKeys() {
        assertThat(Pki.RSA.publicKey()).isNotEqualTo(Pki.P256.publicKey());
    }

    /** Left proves itself by these, and right, which responds, by those. */
    private static Setup responding(ImmutableList<Proof> lefts, ImmutableList<Proof> rights) {
        return Setup.USUAL
                .left(c -> RoundsTest.of("remote", "right.test", rights)
                        .apply(RoundsTest.of("local", "left.test", lefts).apply(c)))
                .right(c -> RoundsTest.of("local", "right.test", rights)
                        .apply(RoundsTest.of("remote", "left.test", lefts).apply(c)));
    }

    static Stream<Arguments> ordersOfBoth() {
        Proof key = PublicKeyRound.ANY;
        ImmutableList<ImmutableList<Proof>> lefts = ImmutableList.of(ImmutableList.of(RoundsTest.PSK),
                ImmutableList.of(key),
                ImmutableList.of(RoundsTest.MD5), ImmutableList.of(RoundsTest.PSK, RoundsTest.MD5),
                ImmutableList.of(RoundsTest.MD5, key),
                ImmutableList.of(key, key));
        ImmutableList<ImmutableList<Proof>> rights = ImmutableList.of(ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK),
                ImmutableList.of(RoundsTest.PSK, key), ImmutableList.of(key, RoundsTest.PSK),
                ImmutableList.of(key, key, RoundsTest.PSK, key),
                ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK, RoundsTest.PSK, key, RoundsTest.PSK, key));
        return lefts.stream().flatMap(left -> rights.stream().map(right -> Arguments.of(left, right)));
    }

    @ParameterizedTest
    @MethodSource("ordersOfBoth")
    void everyOrderOfProofsOfBothSidesGetsIn(ImmutableList<Proof> lefts, ImmutableList<Proof> rights) {
        Scene.play(responding(lefts, rights), scene -> {
            RoundsTest.equip(scene);
            scene.establish();
            scene.settle();
            assertThat(scene.left().sa().peer().remote().describe()).isEqualTo("ID_FQDN right.test");
            assertThat(scene.right().sa().peer().remote().describe()).isEqualTo("ID_FQDN left.test");
        });
    }

    /** The messages of the figure in RFC 4739 §2.5. */
    @Test
    void twoProofsOfTheResponder() {
        Scene.play(responding(ImmutableList.of(RoundsTest.PSK), ImmutableList.of(RoundsTest.PSK, PublicKeyRound.ANY)),
                scene -> {
                    RoundsTest.equip(scene);
                    scene.establish();
                    assertThat(RoundsTest.lines(scene)).containsExactly("left 1 IDi IDr AUTH SA TSi TSr SUPPORTED",
                            "right 1 IDr AUTH FOLLOWS", "left 2 ", "right 2 IDr AUTH SA TSi TSr");
                });
    }

    /** Ours come one with each answer, EAP or not; its last IDr is that of the AUTH after EAP. */
    @Test
    void proofsOfTheResponderBesideEap() {
        Scene.play(responding(ImmutableList.of(RoundsTest.MD5),
                ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK, RoundsTest.PSK, RoundsTest.PSK)), scene -> {
                    RoundsTest.equip(scene);
                    scene.establish();
                    assertThat(RoundsTest.lines(scene)).containsExactly("left 1 IDi IDr SA TSi TSr SUPPORTED",
                            "right 1 IDr AUTH FOLLOWS EAP", "left 2 EAP", "right 2 EAP IDr AUTH FOLLOWS", "left 3 EAP",
                            "right 3 EAP IDr AUTH FOLLOWS", "left 4 AUTH", "right 4 AUTH IDr AUTH SA TSi TSr");
                });
    }

    static Stream<Arguments> disagreements() {
        Proof key = PublicKeyRound.ANY;
        return Stream.of(
                Arguments.of(ImmutableList.of(RoundsTest.PSK, key),
                        ImmutableList.of(RoundsTest.PSK, key, RoundsTest.PSK),
                        "wants no further round of proof (RFC 4739) after round 2, configured are 3"),
                Arguments.of(ImmutableList.of(RoundsTest.PSK, key, RoundsTest.PSK),
                        ImmutableList.of(RoundsTest.PSK, key),
                        "wants to prove itself in a further round (RFC 4739) after round 2, configured are 2"),
                Arguments.of(ImmutableList.of(RoundsTest.PSK, key), ImmutableList.of(RoundsTest.PSK),
                        "does not take several rounds of authentication"),
                Arguments.of(ImmutableList.of(RoundsTest.PSK), ImmutableList.of(RoundsTest.PSK, key),
                        "does not take several rounds of authentication"),
                Arguments.of(ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK), ImmutableList.of(RoundsTest.PSK, key),
                        "configured is a public key"));
    }

    /** The initiator lets nobody in who proves more, less or otherwise than configured. */
    @ParameterizedTest
    @MethodSource("disagreements")
    void aResponderProvesWhatIsConfigured(ImmutableList<Proof> shown, ImmutableList<Proof> wanted, String why) {
        Scene.play(
                Setup.USUAL.left(RoundsTest.of("remote", "right.test", wanted))
                        .right(RoundsTest.of("local", "right.test", shown)),
                scene -> {
                    RoundsTest.equip(scene);
                    String told = scene.left().failed(INITIATE);
                    assertThat(shown.size() > 1 && wanted.size() == 1 ? Pki.failure(scene.right()).summary() : told)
                            .contains(why);
                    scene.settle();
                    assertThat(scene.left().states()).isEmpty();
                    assertThat(scene.right().established()).isEmpty();
                });
    }

    @Test
    void aCertificateOfTheResponderThatIsNotTrustedInItsSecondRoundLetsNobodyIn() {
        Scene.play(responding(ImmutableList.of(RoundsTest.PSK), ImmutableList.of(RoundsTest.PSK, PublicKeyRound.ANY)),
                scene -> {
                    scene.right().host().credentials().load(Pki.P256);
                    scene.right().host().credentials().load(Pki.certificate(scene.right(), Pki.P256));
                    assertThat(scene.left().failed(INITIATE)).contains("the signature of ID_FQDN right.test");
                    scene.settle();
                    assertThat(scene.left().states()).isEmpty();
                    assertThat(scene.right().established()).isEmpty();
                });
    }

    @Test
    void theIdentityOfEachRoundOfTheResponderIsChecked() {
        Scene.play(
                responding(ImmutableList.of(RoundsTest.PSK), ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK))
                        .right(c -> Change.with(
                                RoundsTest.of("remote", "left.test", ImmutableList.of(RoundsTest.PSK)).apply(c),
                                "local",
                                ImmutableList.of(Fixtures.auth("right.test"), Fixtures.auth("somebody.test")))),
                scene -> {
                    assertThat(scene.left().failed(INITIATE))
                            .contains("the peer says it is ID_FQDN somebody.test in round 2");
                    scene.settle();
                    assertThat(scene.right().established()).isEmpty();
                });
    }

    /** It says so before anybody has shown anything, and not in the middle. */
    @Test
    void aResponderThatIsToProveItselfByEapInAFurtherRoundHasToInitiate() {
        Scene.play(Setup.USUAL
                .left(RoundsTest.of("remote", "right.test", ImmutableList.of(RoundsTest.PSK, RoundsTest.PSK)))
                .right(RoundsTest.of("local", "right.test", ImmutableList.of(RoundsTest.PSK, RoundsTest.MD5))),
                scene -> {
                    RoundsTest.equip(scene);
                    scene.left().failed(INITIATE);
                    assertThat(Pki.failure(scene.right()).summary()).contains("so we have to initiate");
                    assertThat(RoundsTest.lines(scene)).noneMatch(line -> line.startsWith("right 1 IDr"));
                    scene.settle();
                    assertThat(scene.left().states()).isEmpty();
                    assertThat(scene.right().established()).isEmpty();
                });
    }
}
