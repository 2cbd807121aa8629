package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.SharedSecret;
import ike.engine.config.UniquePolicy;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * INITIAL_CONTACT (RFC 7296 §2.4) where the older SA is of another connection of the right than the new one: left comes back from a
 * crash, and right takes it for the peer of the second.
 */
class InitialContactTest {
    private static final UnaryOperator<Connection> UNCHANGED = UnaryOperator.identity();

    @Test
    void endsTheSaOfAnotherConnectionBetweenTheSameIdentities() {
        Scene.established(Setup.USUAL, scene -> {
            comeBack(scene, UNCHANGED, UNCHANGED);
            assertThat(connections(scene)).containsExactly("second");
            scene.settle();
        });
    }

    @Test
    void endsNoSaOfAnotherIdentity() {
        UnaryOperator<Connection> anybody = Change.remoteId(IdentityPattern.any());
        Scene.established(Setup.USUAL.secrets(InitialContactTest::everybodys, InitialContactTest::everybodys),
                scene -> {
                    comeBack(scene, Change.localId(Identification.fqdn("another.test")), anybody);
                    assertThat(connections(scene)).containsExactly("home", "second");
                });
    }

    /** Else everybody who knows a secret that many share would end the SAs of those who have certificates of the same names. */
    @Test
    void endsNoSaOfAConnectionThatAsksForOtherProofs() {
        UnaryOperator<Connection> byKey = Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY);
        UnaryOperator<Connection> bySecret = Pki.proofs(new Proof.PreSharedKey(), new Proof.PreSharedKey());
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            crash(scene, bySecret);
            comeBack(scene, bySecret);
            assertThat(connections(scene)).containsExactly("home", "second");
        });
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            crash(scene, byKey);
            Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256));
            comeBack(scene, byKey);
            assertThat(connections(scene)).containsExactly("second");
        });
    }

    @Test
    void isNotHeardWhereOneOfTheTwoConnectionsNeverHearsIt() {
        UnaryOperator<Connection> never = Change.unique(UniquePolicy.NEVER);
        Scene.established(Setup.USUAL.right(never), scene -> {
            comeBack(scene, UNCHANGED, UNCHANGED);
            assertThat(connections(scene)).containsExactly("home", "second");
        });
        Scene.established(Setup.USUAL, scene -> {
            comeBack(scene, UNCHANGED, never);
            assertThat(connections(scene)).containsExactly("home", "second");
        });
    }

    private static void comeBack(Scene scene, UnaryOperator<Connection> left, UnaryOperator<Connection> right) {
        crash(scene, right);
        comeBack(scene, left);
    }

    /** Left forgets everything, and right has another connection for it. */
    private static void crash(Scene scene, UnaryOperator<Connection> right) {
        Connection atRight = Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
        scene.right().done(new Order.UnloadConnection("home"));
        scene.right().done(new Order.LoadConnection(Change.with(right.apply(atRight), "name", "second")));
        scene.left().restart();
    }

    private static void comeBack(Scene scene, UnaryOperator<Connection> left) {
        Connection atLeft = Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
        scene.left().done(new Order.LoadConnection(left.apply(atLeft)));
        scene.left().done(new Order.Initiate("home", Optional.of("net")));
        assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH)
                .notify(NotifyType.Known.INITIAL_CONTACT)).isPresent();
    }

    private static SharedSecret everybodys() {
        return new SharedSecret("ike", Secret.copyOf(Bytes.utf8("the wind in the willows")), ImmutableList.of());
    }

    private static Iterable<String> connections(Scene scene) {
        return scene.right().established().stream().map(sa -> sa.name().connection().name()).toList();
    }
}
