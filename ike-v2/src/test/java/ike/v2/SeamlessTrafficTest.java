package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.sim.Delay;
import ike.engine.sim.Dice;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Rekeys of everything and authentication anew from both ends, while packets flow both ways, over a way that loses none and keeps
 * their order: none is lost for want of an SA (RFC 7296 §2.8), whatever crosses.
 */
class SeamlessTrafficTest {
    private static final int SEEDS = Integer.getInteger("ike.sim.seeds", 1000);
    private static final Duration UP = Duration.ofSeconds(3);
    private static final Duration STORM = Duration.ofSeconds(60);
    private static final ImmutableList<Order> ORDERS = ImmutableList.of(new Order.RekeyChild(new Target.Named("net")),
            new Order.RekeyIke(new Target.Named("home")), new Order.Reauthenticate(new Target.Named("home")),
            new Order.CheckLiveness(new Target.Named("home")));
    /** With a second child, which whatever takes the place of the IKE SA has to have, too. */
    private static final ImmutableList<Order> MORE = ImmutableList.<Order>builder().addAll(ORDERS)
            .add(StormSimulationTest.initiate("more"), new Order.RekeyChild(new Target.Named("more"))).build();

    @Test
    void noPacketIsLostByOrders() {
        Seeds.play(SEEDS / 4, simulation -> storm(simulation, MORE, UnaryOperator.identity()));
    }

    @Test
    void noPacketIsLostWhenLifetimesAreShort() {
        Seeds.play(SEEDS / 8, simulation -> storm(simulation, ORDERS,
                c -> Fixtures.hasty(c, Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofSeconds(5))));
    }

    @Test
    void noPacketIsLostWithSeveralKeyExchanges() {
        Seeds.play(SEEDS / 8,
                simulation -> storm(simulation, MORE, MultipleKeyExchangesTest.using("x25519-ke1_ecp256")));
    }

    private static void storm(Simulation simulation, ImmutableList<Order> orders,
            UnaryOperator<Connection> change) {
        TwoHosts two = Fixtures.configured(simulation, Fixtures.patient(), change);
        Dice dice = simulation.dice("orders");
        simulation.line(two.left(), Delay.of(dice.between(Duration.ZERO, Duration.ofMillis(150))));
        simulation.line(two.right(), Weather.FINE.nodes());
        two.left().order(StormSimulationTest.initiate("net"));
        for (int i = 0; i < 12; i++) {
            Order order = orders.get((int) dice.between(0, orders.size() - 1));
            Host host = dice.between(0, 1) == 0 ? two.left() : two.right();
            simulation.after(UP.plus(dice.between(Duration.ZERO, STORM)), () -> host.order(order));
        }
        Traffic traffic = Traffic.flow(two, UP, UP.plus(STORM).plus(UP), Duration.ofMillis(40));
        simulation.run(UP.plus(STORM).plus(UP));
        two.settle(Duration.ofMinutes(10));
        assertThat(traffic.refused()).as("packets that found no SA").isEmpty();
        assertThat(traffic.lost()).as("of %d packets those that did not arrive", traffic.count()).isEmpty();
        Traffic.passes(two);
    }
}
