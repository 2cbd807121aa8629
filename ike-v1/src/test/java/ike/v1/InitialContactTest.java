package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.IkeSaView;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * INITIAL-CONTACT (RFC 2407 §4.6.3.3) where the older SA is of another connection of the right than the new one: left comes back from a
 * crash, and right takes it for the peer of the second.
 */
class InitialContactTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final UnaryOperator<Connection> LEFT = Change.localId(Identification.fqdn("left.test"));
    private static final UnaryOperator<Connection> UNCHANGED = UnaryOperator.identity();

    @Test
    void endsTheSaOfAnotherConnectionBetweenTheSameIdentities() {
        assertThat(afterACrash(UNCHANGED, LEFT, UNCHANGED)).containsExactly("second");
    }

    @Test
    void endsNoSaOfAnotherIdentity() {
        assertThat(afterACrash(UNCHANGED, Change.localId(Identification.fqdn("another.test")), UNCHANGED))
                .containsExactly("home", "second");
    }

    @Test
    void isNotHeardWhereOneOfTheTwoConnectionsNeverHearsIt() {
        UnaryOperator<Connection> never = Change.unique(UniquePolicy.NEVER);
        assertThat(afterACrash(never, LEFT, UNCHANGED)).containsExactly("home", "second");
        assertThat(afterACrash(UNCHANGED, LEFT, never)).containsExactly("home", "second");
    }

    private static Iterable<String> afterACrash(UnaryOperator<Connection> before, UnaryOperator<Connection> left,
            UnaryOperator<Connection> after) {
        ImmutableList.Builder<String> connections = ImmutableList.builder();
        Seeds.playOne(1, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL.changed(LEFT),
                    Setup.USUAL.changed(before));
            assertDone(two, two.left(), UP);
            two.right().order(new Order.UnloadConnection("home"));
            two.right().order(new Order.LoadConnection(
                    Change.with(after.apply(Fixtures.connection(Setup.USUAL, false)), "name", "second")));
            two.left().restart();
            Fixtures.load(two.left(), Setup.USUAL.changed(left), true);
            assertDone(two, two.left(), UP);
            two.right().view().ikeSas().stream().map(IkeSaView::connection).forEach(connections::add);
        });
        return connections.build();
    }
}
