package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phase 1 with public key encryption and its revised mode (RFC 2409 §5.2, §5.3). */
class EncryptionTest {
    static final SigningKey LEFT = SigningKey.read(SeededKeys.rsa(1024, 21)).orThrow();
    static final SigningKey RIGHT = SigningKey.read(SeededKeys.rsa(1024, 22)).orThrow();
    private static final SigningKey OTHER = SigningKey.read(SeededKeys.rsa(1024, 23)).orThrow();
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void whoCanReadIsLetIn(boolean revised, boolean aggressive) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, revised, aggressive, RIGHT);
            assertDone(two, two.left(), UP);
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).remoteId()).isEqualTo("ID_FQDN right.test");
            assertThat(only(two.right()).remoteId()).isEqualTo("ID_FQDN left.test");
            assertThat(only(two.right()).children()).hasSize(2);
            ImmutableList<IsakmpMessage> phase1 = AggressiveModeTest.phase1(simulation);
            assertThat(phase1).hasSize(aggressive ? 3 : 6);
            assertThat(phase1.get(aggressive ? 1 : 3).payloads().all(HashPayload.class))
                    .hasSize(aggressive ? 1 : 0);
        });
    }

    /** What these modes are for: not even Aggressive Mode shows a name. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void nobodyElseReadsNames(boolean revised, boolean aggressive) {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, revised, aggressive, RIGHT);
            assertDone(two, two.left(), UP);
            assertThat(simulation.trace()).allSatisfy(event -> assertThat(event.packet().octets().hex())
                    .doesNotContain(Bytes.utf8("left.test").hex(), Bytes.utf8("right.test").hex()));
        });
    }

    /** A responder with another key reads something else, goes on, and fails where the HASH is wrong. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void whoCannotReadIsNotLetIn(boolean revised, boolean aggressive) {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, revised, aggressive, OTHER);
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.left().outcome(id)).get().asString().contains("INVALID-HASH-INFORMATION");
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void bothEndsAgreeAfterLoss() {
        Seeds.play(20, simulation -> {
            boolean revised = simulation.dice("way").between(0, 1) == 0;
            boolean aggressive = simulation.dice("mode").between(0, 1) == 0;
            TwoHosts two = play(simulation, Fixtures.patient(), revised, aggressive, RIGHT).weather(0.3, 0.3, 0.3);
            two.left().order(UP);
            simulation.run(Duration.ofMinutes(2));
            two.settle(Duration.ofMinutes(20));
            assertThat(only(two.left()).children()).isNotEmpty();
        });
    }

    /** Two hosts that encrypt, called left.test and right.test. */
    static TwoHosts named(Simulation simulation, boolean revised, boolean aggressive) {
        return play(simulation, revised, aggressive, RIGHT);
    }

    private static TwoHosts play(Simulation simulation, boolean revised, boolean aggressive, SigningKey right) {
        return play(simulation, Limits.DEFAULT, revised, aggressive, right);
    }

    private static TwoHosts play(Simulation simulation, Limits limits, boolean revised, boolean aggressive,
            SigningKey right) {
        Setup setup = aggressive ? Setup.USUAL.inAggressiveMode().caringAboutSecurity() : Setup.USUAL;
        TwoHosts two = Fixtures.configured(simulation, limits,
                setup.changed(encrypting(revised, "left", LEFT, "right", RIGHT)),
                setup.changed(encrypting(revised, "right", right, "left", LEFT)));
        two.left().credentials().loadForDecryption(LEFT);
        two.right().credentials().loadForDecryption(right);
        return two;
    }

    static UnaryOperator<Connection> encrypting(boolean revised, String own, SigningKey ownKey, String peer,
            SigningKey peerKey) {
        return c -> Change.with(Change.with(c, "local", ImmutableList.of(round(revised, own, ownKey))), "remote",
                ImmutableList.of(round(revised, peer, peerKey)));
    }

    private static AuthRound round(boolean revised, String name, SigningKey key) {
        return new AuthRound(new EncryptionRound(key.publicKey(), revised),
                new IdentityPattern.Exactly(Identification.fqdn(name + ".test")));
    }
}
