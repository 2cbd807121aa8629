package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.SaPayload;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Aggressive Mode with a pre-shared key (RFC 2409 §5.4). */
class AggressiveModeTest {
    private static final Setup AGGRESSIVE = Setup.USUAL.inAggressiveMode();
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    @Test
    void threeMessagesMakeAnSa() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE, AGGRESSIVE);
            assertDone(two, two.left(), UP);
            assertThat(phase1(simulation)).hasSize(3);
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            assertDone(two, two.left(), new Order.CheckLiveness(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(2);
            assertThat(only(two.right()).remoteId()).isEqualTo("ID_IPV4_ADDR 192.0.2.1");
        });
    }

    /** §5: the group cannot be negotiated, as the public value goes with the offer. */
    @Test
    void offersOneGroupOnly() {
        Seeds.playOne(2, simulation -> {
            Setup several = AGGRESSIVE.offering(Fixtures.IKE, Fixtures.OLD_IKE);
            TwoHosts two = play(simulation, several, several);
            assertDone(two, two.left(), UP);
            SaPayload offer = phase1(simulation).getFirst().payloads().first(SaPayload.class).orElseThrow();
            assertThat(offer.proposals().getFirst().transforms()).hasSize(1);
        });
    }

    @Test
    void floatsWithTheThirdMessageWhereThereIsANat() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE.pretending(), AGGRESSIVE);
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofMinutes(1));
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertThat(only(host).path().transport()).isEqualTo(Path.Transport.UDP_ENCAPSULATED);
            }
            assertThat(only(two.right()).nat().remoteBehindNat()).isTrue();
        });
    }

    @Test
    void anotherSecretProvesNothing() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE, AGGRESSIVE.secret("the wind in the poplars"));
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.left().outcome(id)).get().asString().contains("INVALID-HASH-INFORMATION",
                    "HASH_R is wrong", "no better answer came");
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** What HASH_R gives away is given to nobody who was not asked for it by name. */
    @Test
    void isNotAnsweredUnlessSomebodyDoesNotCareAboutSecurity() {
        Seeds.playOne(5, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE, AGGRESSIVE.caringAboutSecurity());
            two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("AUTHENTICATION-FAILED", "i_dont_care_about_security_and_use_aggressive_mode_psk"));
            assertThat(phase1(simulation)).allMatch(message -> message.header().responderCookie().isZero());
        });
    }

    /** A connection is for one mode. */
    @Test
    void theOtherModeIsRefused() {
        Seeds.playOne(6, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE, Setup.USUAL);
            two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("NO-PROPOSAL-CHOSEN", "no connection of IKEv1 in Aggressive Mode"));
        });
    }

    /** The messages of Phase 1, in their order. */
    static ImmutableList<IsakmpMessage> phase1(Simulation simulation) {
        return simulation.trace().stream().filter(event -> event.what() == TraceEvent.What.SENT)
                .map(event -> IsakmpMessages.decode(event.packet().octets()).toOptional().orElseThrow())
                .filter(message -> message.header().messageId() == 0).collect(ImmutableList.toImmutableList());
    }

    private static TwoHosts play(Simulation simulation, Setup left, Setup right) {
        return Fixtures.configured(simulation, Limits.DEFAULT, left, right);
    }
}
