package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.engine.sim.Host;
import ike.engine.sim.Nat;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What packets of ESP tell about the peer: that it lives (RFC 3706 §5.4), and where it is (RFC 3947 §7). */
class TrafficReactionsTest {
    private static final IpAddress PUBLIC = IpAddress.of("203.0.113.1");
    private static final TransportAddress ELSEWHERE = new TransportAddress(IpAddress.of("203.0.113.9"), 40_001);

    @Test
    void whoeverIsHeardByTrafficIsNotAsked() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = up(simulation, false, false);
            int quiet = asked(two, Duration.ofSeconds(60), false);
            int busy = asked(two, Duration.ofSeconds(60), true);
            assertThat(quiet).isGreaterThan(3);
            assertThat(busy).isZero();
        });
    }

    @Test
    void anEndInTheOpenFollowsThePacketsOfThePeerBehindANat() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = up(simulation, true, false);
            assertThat(remote(two.right()).address()).isEqualTo(PUBLIC);
            two.right().tell(new TrafficEvent.PeerMoved(child(two.right()), ELSEWHERE));
            simulation.run(Duration.ofMillis(1));
            assertThat(remote(two.right())).isEqualTo(ELSEWHERE);
        });
    }

    /** What it sees of the other end, which a NAT shows too, does not change for it: whoever says so may lie. */
    @Test
    void anEndBehindANatFollowsNobody() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = up(simulation, true, true);
            TransportAddress before = remote(two.left());
            two.left().tell(new TrafficEvent.PeerMoved(child(two.left()), ELSEWHERE));
            simulation.run(Duration.ofMillis(1));
            assertThat(remote(two.left())).isEqualTo(before);
        });
    }

    /**
     * @param left is behind a NAT
     * @param right says that it is
     */
    private static TwoHosts up(Simulation simulation, boolean left, boolean right) {
        Setup asking = Setup.USUAL.dpd(Duration.ofSeconds(10));
        UnaryOperator<Connection> answering = c -> Change.with(Change.with(c, "encap", right), "remoteAddresses",
                ImmutableList.of(left ? AddressPattern.exactly(PUBLIC) : c.remoteAddresses().getFirst()));
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, asking, Setup.USUAL.changed(answering));
        if (left) {
            simulation.line(two.left(), new Nat(PUBLIC));
        }
        Fixtures.assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
        two.settle(Duration.ofSeconds(5));
        return two;
    }

    /** How many datagrams left sends, none of which anybody has wished for. */
    private static int asked(TwoHosts two, Duration time, boolean busy) {
        int before = sent(two);
        for (long second = 0; second < time.toSeconds(); second++) {
            if (busy) {
                two.left().tell(new TrafficEvent.LastUse(child(two.left())));
            }
            two.simulation().run(Duration.ofSeconds(1));
        }
        return sent(two) - before;
    }

    private static int sent(TwoHosts two) {
        return (int) two.simulation().trace().stream()
                .filter(event -> event.what() == TraceEvent.What.SENT && event.where().equals("left")).count();
    }

    private static long child(Host host) {
        return host.view().ikeSas().getFirst().children().getFirst().uniqueId();
    }

    private static TransportAddress remote(Host host) {
        return host.view().ikeSas().getFirst().path().remote();
    }
}
