package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two engines and a quiet network: every exchange of the life of an SA, one after the other. */
class EstablishTest {
    @Test
    void anSaComesUpIsRekeyedInBothWaysAndGoes() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, UnaryOperator.identity());
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            assertThat(only(two.left()).children()).hasSize(1);
            assertThat(only(two.right()).children()).hasSize(1);
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            assertThat(only(two.left()).children()).hasSize(2);
            int before = only(two.left()).children().getFirst().inboundSpi();
            assertDone(two, two.left(), new Order.RekeyChild(new Target.Named("net")));
            assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(2).noneMatch(child -> child.inboundSpi() == before);
            assertDone(two, two.left(), new Order.RekeyIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertDone(two, two.right(), new Order.RekeyIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).children()).hasSize(2);
            assertDone(two, two.left(), new Order.CheckLiveness(new Target.Named("home")));
            assertDone(two, two.left(), new Order.TerminateChild(new Target.Named("more")));
            assertThat(only(two.right()).children()).hasSize(1);
            assertDone(two, two.right(), new Order.TerminateIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    private static IkeSaView only(Host host) {
        assertThat(host.view().ikeSas()).hasSize(1);
        return host.view().ikeSas().getFirst();
    }

    private static void assertDone(TwoHosts two, Host host, Order order) {
        OrderId id = host.order(order);
        two.simulation().run(Duration.ofSeconds(2));
        assertThat(host.outcome(id)).as("%s; events %s", order, host.events())
                .containsInstanceOf(Event.OrderDone.class);
    }
}
