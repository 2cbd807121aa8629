package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.sim.BoundedView;
import ike.engine.sim.Dice;
import ike.engine.sim.Host;
import ike.engine.sim.Mtu;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Orders of all kinds from both ends at random moments, in weather that loses, doubles and reorders up to 30 % of the
 * datagrams. Whatever happened, once it is calm both ends agree about every SA and its keys, packets pass each way, and
 * each secret ever made is reachable or wiped (the simulator's invariants).
 */
class StormSimulationTest {
    private static final int SEEDS = Integer.getInteger("ike.sim.seeds", 1000);
    private static final ImmutableList<Order> ORDERS = ImmutableList.of(new Order.Initiate("home", Optional.of("more")),
            new Order.RekeyChild(new Target.Named("net")),
            new Order.RekeyChild(new Target.Named("more")), new Order.RekeyIke(new Target.Named("home")),
            new Order.TerminateChild(new Target.Named("more")),
            new Order.Reauthenticate(new Target.Named("home")), new Order.CheckLiveness(new Target.Named("home")));

    @Test
    void bothEndsAgreeAfterAnyStorm() {
        Seeds.play(SEEDS, simulation -> storm(simulation, UnaryOperator.identity(), 12, Optional.empty()));
    }

    @Test
    void nothingIsLeftAfterAShutdownInAStorm() {
        Seeds.play(SEEDS / 4, simulation -> {
            TwoHosts two = storm(simulation, UnaryOperator.identity(), 6,
                    Optional.of(new Order.TerminateIke(new Target.Named("home"))));
            two.left().order(new Order.Shutdown());
            two.right().order(new Order.Shutdown());
            two.settle(Duration.ofMinutes(10));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** Lifetimes of seconds, so that both ends rekey everything at once and again and again. */
    @Test
    void bothEndsAgreeWhenLifetimesAreShort() {
        Seeds.play(SEEDS / 8,
                simulation -> storm(simulation,
                        c -> Fixtures.hasty(c, Duration.ofSeconds(40), Duration.ofSeconds(15), Duration.ZERO), 4,
                        Optional.empty()));
    }

    /** Two additional key exchanges in everything (RFC 9370), cut into fragments, with lifetimes of seconds. */
    @Test
    void bothEndsAgreeWithMultipleKeyExchanges() {
        Limits limits = Change.with(Fixtures.patient(), "fragmentSize", 576);
        Seeds.play(SEEDS / 8, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, limits, c -> Change.with(
                    MultipleKeyExchangesTest.using("x25519-ke1_mlkem512-ke2_ecp256").apply(
                            Fixtures.hasty(c, Duration.ofSeconds(60), Duration.ofSeconds(25), Duration.ZERO)),
                    "fragmentation", Fragmentation.YES));
            storm(two.weather(0.2, 0.2, 0.3), 8, Optional.empty());
        });
    }

    /** Child SAs of AH, with lifetimes of seconds. */
    @Test
    void bothEndsAgreeWithAh() {
        Seeds.play(SEEDS / 8,
                simulation -> storm(simulation,
                        c -> Change.esp(AhTest.AH).apply(
                                Fixtures.hasty(c, Duration.ofSeconds(60), Duration.ofSeconds(25), Duration.ZERO)),
                        8, Optional.empty()));
    }

    /** The same without lifetimes: orders alone. */
    @Test
    void bothEndsAgreeWithFollowUpExchanges() {
        Seeds.play(SEEDS / 8, simulation -> storm(simulation, MultipleKeyExchangesTest.using("x25519-ke1_ecp256"), 12,
                Optional.empty()));
    }

    /** With a PPK that both ends demand (RFC 8784), and IKE SAs that begin without a child (RFC 6023). */
    @Test
    void bothEndsAgreeWithAPpkAndWithoutAFirstChild() {
        Seeds.play(SEEDS / 8, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Fixtures.patient(), c -> PpkTest.requiring("blue")
                    .apply(Change.with(c, "extensions", c.extensions().with(Childless.PREFER))));
            PpkTest.know(two.left(), "blue");
            PpkTest.know(two.right(), "blue");
            storm(two.weather(0.3, 0.3, 0.3), 8, Optional.empty());
            assertThat(two.left().view().ikeSas()).isNotEmpty();
        });
    }

    /** Messages in fragments (RFC 7383), some of them over a link that carries nothing larger. */
    @Test
    void bothEndsAgreeOverALinkThatCarriesOnlyFragments() {
        Limits limits = Change.with(Fixtures.patient(), "fragmentSize", 200);
        Seeds.play(SEEDS / 8, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, limits,
                    Change.component("fragmentation", Fragmentation.YES)).weather(0.2, 0.2, 0.3);
            simulation.line(two.right(), Weather.FINE.nodes(new Mtu(360)));
            storm(two, 8, Optional.empty());
        });
    }

    /** Windows of 2 to 8 requests, in either direction another one, and orders in bursts that fill them (RFC 7296 §2.3). */
    @Test
    void bothEndsAgreeWithSeveralRequestsAtOnce() {
        Seeds.play(SEEDS / 4, simulation -> {
            Dice dice = simulation.dice("windows");
            TwoHosts two = TwoHosts.in(simulation, Fixtures.engines(window(dice)), Fixtures.engines(window(dice)))
                    .weather(0.3, 0.3, 0.3);
            Fixtures.configure(two.left(), Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            Fixtures.configure(two.right(), Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            for (int burst = 0; burst < 4; burst++) {
                Host host = pick(dice, ImmutableList.of(two.left(), two.right()));
                ImmutableList<Order> orders = ImmutableList.of(pick(dice, ORDERS), pick(dice, ORDERS),
                        pick(dice, ORDERS),
                        pick(dice, ORDERS), pick(dice, ORDERS));
                two.sometime(Duration.ofSeconds(90), () -> orders.forEach(host::order));
            }
            storm(two, new BoundedView(80, 60), 4, Optional.empty());
        });
    }

    private static Limits window(Dice dice) {
        return Change.with(Fixtures.patient(), "window", (int) dice.between(2, 8));
    }

    private static TwoHosts storm(Simulation simulation, UnaryOperator<Connection> change, int count,
            Optional<Order> last) {
        return storm(Fixtures.configured(simulation, Fixtures.patient(), change).weather(0.3, 0.3, 0.3), count, last);
    }

    private static TwoHosts storm(TwoHosts two, int count, Optional<Order> last) {
        return storm(two, new BoundedView(20, 40), count, last);
    }

    private static TwoHosts storm(TwoHosts two, BoundedView bounds, int count, Optional<Order> last) {
        Simulation simulation = two.simulation();
        simulation.require(bounds);
        two.left().order(new Order.Initiate("home", Optional.of("net")));
        Dice dice = simulation.dice("orders");
        for (int i = 0; i < count; i++) {
            Order order = pick(dice, ORDERS);
            Host host = pick(dice, ImmutableList.of(two.left(), two.right()));
            two.sometime(Duration.ofSeconds(90), () -> host.order(order));
        }
        last.ifPresent(order -> two.sometime(Duration.ofSeconds(90), () -> two.right().order(order)));
        simulation.run(Duration.ofSeconds(90));
        two.settle(Duration.ofMinutes(20));
        Traffic.passes(two);
        return two;
    }

    static Order initiate(String child) {
        return new Order.Initiate("home", Optional.of(child));
    }

    private static <T> T pick(Dice dice, ImmutableList<T> of) {
        return of.get((int) dice.between(0, of.size() - 1));
    }
}
