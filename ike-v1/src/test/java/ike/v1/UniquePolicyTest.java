package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.config.Connection;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * INITIAL-CONTACT (RFC 2407 §4.6.3.3) and strongSwan's {@code unique}. Left loses its memory and comes back, from the same port or
 * from another one; right has an SA with it already.
 */
class UniquePolicyTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final int ELSEWHERE = 4500;

    @Test
    void initialContactEndsTheOldSaAtOnce() {
        for (UniquePolicy policy : new UniquePolicy[]{UniquePolicy.NO, UniquePolicy.KEEP, UniquePolicy.REPLACE}) {
            play(UniquePolicy.NO, policy, two -> {
                comeBack(two, UniquePolicy.NO, 500);
                assertThat(only(two.right()).children()).as("%s", policy).hasSize(1);
                assertThat(two.right().events()).filteredOn(Event.IkeDown.class::isInstance).singleElement().asString()
                        .contains("INITIAL-CONTACT");
            });
        }
    }

    /** Without the notification the children of the old SA pass over to the new one, and the old one goes: strongSwan's way too. */
    @Test
    void withoutItANewPhase1AdoptsTheChildren() {
        for (UniquePolicy policy : new UniquePolicy[]{UniquePolicy.NO, UniquePolicy.KEEP, UniquePolicy.REPLACE,
                UniquePolicy.NEVER}) {
            play(UniquePolicy.NEVER, policy, two -> {
                IkeSaView old = only(two.right());
                comeBack(two, UniquePolicy.NEVER, 500);
                assertThat(two.right().view().ikeSas().getLast().children()).as("%s", policy).hasSize(2)
                        .extracting(ChildSaView::inboundSpi).contains(old.children().getFirst().inboundSpi());
                two.simulation().run(Duration.ofMinutes(5));
                assertThat(only(two.right()).uniqueId()).isNotEqualTo(old.uniqueId());
            });
        }
    }

    @Test
    void neverHearsNoInitialContact() {
        play(UniquePolicy.NO, UniquePolicy.NEVER, two -> {
            comeBack(two, UniquePolicy.NO, 500);
            assertThat(two.right().events()).filteredOn(Event.IkeDown.class::isInstance).isEmpty();
        });
    }

    @Test
    void whoComesFromElsewhereIsAnotherOne() {
        play(UniquePolicy.NEVER, UniquePolicy.NO, two -> {
            comeBack(two, UniquePolicy.NEVER, ELSEWHERE);
            assertThat(two.right().view().ikeSas()).hasSize(2).allSatisfy(sa -> assertThat(sa.children()).hasSize(1));
        });
    }

    @Test
    void orReplacesTheOldOne() {
        play(UniquePolicy.NEVER, UniquePolicy.REPLACE, two -> {
            IkeSaView old = only(two.right());
            comeBack(two, UniquePolicy.NEVER, ELSEWHERE);
            assertThat(only(two.right()).uniqueId()).isNotEqualTo(old.uniqueId());
            assertThat(two.right().events()).filteredOn(Event.IkeDown.class::isInstance).singleElement().asString()
                    .contains("replaced by a new SA with the same peer");
        });
    }

    @Test
    void orIsKeptOut() {
        play(UniquePolicy.NEVER, UniquePolicy.KEEP, two -> {
            IkeSaView old = only(two.right());
            OrderId id = begin(two, UniquePolicy.NEVER, ELSEWHERE);
            two.simulation().run(Duration.ofMinutes(5));
            assertThat(two.left().outcome(id)).get().isInstanceOf(Event.OrderFailed.class);
            assertThat(two.right().view().ikeSas()).extracting(IkeSaView::uniqueId).contains(old.uniqueId())
                    .hasSize(1);
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("left.test is up already, from 192.0.2.1:500, and unique = keep"));
        });
    }

    /** Two connections that join the same identities do not drive each other out. */
    @Test
    void anSaOfAnotherConnectionIsAnSaWithThePeer() {
        play(UniquePolicy.NO, UniquePolicy.NO, two -> {
            Connection usual = left(UniquePolicy.NO, 500).apply(Fixtures.connection(Setup.USUAL, true));
            two.left().order(new Order.LoadConnection(Change.with(usual, "name", "second")));
            assertDone(two, two.left(), new Order.Initiate("second", Optional.of("net")));
            assertThat(two.right().events()).filteredOn(Event.IkeDown.class::isInstance).isEmpty();
            assertThat(two.right().view().ikeSas()).hasSize(2);
        });
    }

    private static void play(UniquePolicy left, UniquePolicy right, Consumer<TwoHosts> story) {
        Seeds.playOne(1, simulation -> story.accept(up(simulation, left, right)));
    }

    private static TwoHosts up(Simulation simulation, UniquePolicy left, UniquePolicy right) {
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL.changed(left(left, 500)),
                Setup.USUAL.changed(Change.unique(right)));
        assertDone(two, two.left(), UP);
        return two;
    }

    private static void comeBack(TwoHosts two, UniquePolicy policy, int port) {
        OrderId id = begin(two, policy, port);
        two.simulation().run(Duration.ofSeconds(2));
        assertThat(two.left().outcome(id)).get().isInstanceOf(Event.OrderDone.class);
    }

    private static OrderId begin(TwoHosts two, UniquePolicy policy, int port) {
        two.left().restart();
        Fixtures.load(two.left(), Setup.USUAL.changed(left(policy, port)), true);
        return two.left().order(UP);
    }

    private static UnaryOperator<Connection> left(UniquePolicy policy, int port) {
        return connection -> Change.component("remotePort", port).apply(Change.localId(Identification.fqdn("left.test"))
                .apply(Change.unique(policy).apply(connection)));
    }
}
