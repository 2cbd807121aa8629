package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.engine.sim.Host;
import ike.engine.sim.InnerPacket;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of children that end without our wish: strongSwan's close_action, dpd_action and inactivity (no RFC's). */
class ReactionsTest {
    private static final Target HOME = new Target.Named("home");
    private static final Target NET = new Target.Named("net");

    @Test
    void aChildThatThePeerDeletesComesBack() {
        play(closing(Reaction.START), two -> {
            ChildSaView before = only(two.left()).children().getFirst();
            assertDone(two, two.right(), new Order.TerminateChild(NET));
            two.settle(Duration.ofSeconds(10));
            assertThat(only(two.left()).children()).singleElement().extracting(ChildSaView::inboundSpi)
                    .isNotEqualTo(before.inboundSpi());
            assertThat(two.left().events()).filteredOn(Event.ChildDown.class::isInstance).hasSize(1);
        });
    }

    @Test
    void soDoesTheChildOfAnSaThatThePeerDeletes() {
        play(closing(Reaction.START), two -> {
            long before = only(two.left()).uniqueId();
            two.right().order(new Order.TerminateIke(HOME));
            two.settle(Duration.ofSeconds(10));
            assertThat(only(two.left()).uniqueId()).isNotEqualTo(before);
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    /** strongSwan deletes the children first, and then the SA on which we have begun to make them anew. */
    @Test
    void soDoesOneThatIsDeletedJustBeforeItsSa() {
        play(closing(Reaction.START), two -> {
            two.right().order(new Order.TerminateChild(NET));
            two.right().order(new Order.TerminateIke(HOME));
            two.settle(Duration.ofSeconds(10));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(only(two.left()).children()).hasSize(1);
        });
    }

    @Test
    void orItWaitsForAPacket() {
        play(closing(Reaction.TRAP), two -> {
            assertDone(two, two.right(), new Order.TerminateChild(NET));
            assertThat(two.left().trapped()).containsExactly("net");
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            assertDone(two, two.right(), new Order.TerminateIke(HOME));
            assertThat(two.left().trapped()).containsExactly("net", "net");
            assertThat(two.left().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void whatWeDeleteStaysAway() {
        play(closing(Reaction.START), two -> {
            assertDone(two, two.left(), new Order.TerminateChild(NET));
            two.settle(Duration.ofSeconds(10));
            assertThat(only(two.left()).children()).isEmpty();
            assertDone(two, two.left(), new Order.TerminateIke(HOME));
            two.settle(Duration.ofSeconds(10));
            assertThat(two.left().view().ikeSas()).isEmpty();
        });
    }

    /** The Delete of a child that was replaced is no loss, whoever has replaced it. */
    @Test
    void whatIsRekeyedIsNotMissed() {
        play(closing(Reaction.START), two -> {
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.RekeyChild(NET));
                assertDone(two, host, new Order.RekeyIke(HOME));
                two.settle(Duration.ofMinutes(1));
                assertThat(only(two.left()).children()).hasSize(1);
            }
            assertThat(two.left().events()).filteredOn(Event.ChildUp.class::isInstance).hasSize(1);
            assertThat(two.left().events()).filteredOn(Event.IkeUp.class::isInstance).hasSize(1);
        });
    }

    /** Both ends rekey at once: the Delete of the one that is too many brings nothing back. */
    @Test
    void norIsAChildThatWasOneTooMany() {
        Seeds.play(30, simulation -> {
            TwoHosts two = up(simulation, closing(Reaction.START)).weather(0, 0.2, 0.5);
            two.sometime(Duration.ofMillis(100), () -> two.left().order(new Order.RekeyChild(NET)));
            two.sometime(Duration.ofMillis(100), () -> two.right().order(new Order.RekeyChild(NET)));
            simulation.run(Duration.ofSeconds(5));
            two.settle(Duration.ofMinutes(5));
            assertThat(two.left().events()).filteredOn(Event.ChildUp.class::isInstance).hasSizeLessThan(3);
        });
    }

    @Test
    void whoeverIsNotHeardOfAnyMoreIsForgottenOrCalledOrWaitedFor() {
        for (Reaction reaction : Reaction.values()) {
            Setup impatient = reacting(new Reactions(Reaction.NONE, reaction, Duration.ZERO))
                    .dpd(Duration.ofSeconds(10));
            play(impatient, two -> {
                two.right().restart();
                two.simulation().run(Duration.ofMinutes(5));
                assertThat(two.left().trapped()).hasSize(reaction == Reaction.TRAP ? 1 : 0);
                assertThat(two.left().view().ikeSas()).hasSize(reaction == Reaction.START ? 1 : 0);
            });
        }
    }

    @Test
    void aChildThatCarriesNothingGoes() {
        play(reacting(new Reactions(Reaction.START, Reaction.NONE, Duration.ofMinutes(1))), two -> {
            for (int i = 0; i < 6; i++) {
                assertThat(two.left().sendThrough(InnerPacket.of(IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"),
                        Bytes.utf8("still here")))).isTrue();
                two.simulation().run(Duration.ofSeconds(30));
            }
            assertDone(two, two.left(), new Order.RekeyChild(NET));
            assertThat(only(two.left()).children()).isNotEmpty();
            two.simulation().run(Duration.ofSeconds(90));
            assertThat(only(two.left()).children()).isEmpty();
            assertThat(only(two.right()).children()).isEmpty();
            assertThat(two.left().events()).filteredOn(Event.ChildDown.class::isInstance).singleElement().asString()
                    .contains("carried nothing for 60 s");
        });
    }

    private static Setup closing(Reaction close) {
        return reacting(new Reactions(close, Reaction.NONE, Duration.ZERO));
    }

    private static Setup reacting(Reactions reactions) {
        return Setup.USUAL.changed(Change.children(child -> Change.with(child, "reactions", reactions)));
    }

    private static void play(Setup left, Consumer<TwoHosts> story) {
        Seeds.playOne(1, simulation -> story.accept(up(simulation, left)));
    }

    private static TwoHosts up(Simulation simulation, Setup left) {
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, left, Setup.USUAL);
        assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
        return two;
    }
}
