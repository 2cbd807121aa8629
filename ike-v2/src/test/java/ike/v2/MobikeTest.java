package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.engine.sim.FakeDatapath;
import ike.engine.sim.Host;
import ike.engine.sim.Passage;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** RFC 4555: left has two addresses and moves from one to the other. */
class MobikeTest {
    private static final IpAddress FIRST = IpAddress.of("192.0.2.1");
    private static final IpAddress SECOND = IpAddress.of("203.0.113.7");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");

    static Connection mobile(Connection c) {
        return Change.with(c, "mobike", true);
    }

    static Connection anywhere(Connection c) {
        return Change.with(mobile(c), "remoteAddresses", ImmutableList.of(AddressPattern.ANY4));
    }

    private static TwoHosts hosts(Simulation simulation, UnaryOperator<Connection> right) {
        Host left = simulation.host("left", ImmutableList.of(FIRST, SECOND), Fixtures.engines(Limits.DEFAULT),
                FakeDatapath::new);
        Host other = simulation.host("right", RIGHT, Fixtures.engines(Fixtures.patient()));
        simulation.line(left, Weather.FINE.nodes());
        simulation.line(other, Weather.FINE.nodes());
        Connection ours = Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM);
        Fixtures.configure(left, Change.with(mobile(ours), "localAddresses",
                ImmutableList.of(AddressPattern.exactly(FIRST), AddressPattern.exactly(SECOND))));
        Fixtures.configure(other,
                right.apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
        left.order(new Order.Initiate("home", Optional.of("net")));
        simulation.run(Duration.ofSeconds(2));
        return new TwoHosts(simulation, left, other, simulation.dice("mobike"));
    }

    private static void move(TwoHosts two) {
        two.left().tell(NetworkEvent.come(SECOND));
        two.left().tell(NetworkEvent.gone(FIRST));
    }

    private static IpAddress whereRightSeesLeft(TwoHosts two) {
        return two.right().view().ikeSas().getFirst().path().remote().address();
    }

    @Test
    void thePeerFollows() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation, MobikeTest::anywhere);
            move(two);
            simulation.run(Duration.ofSeconds(5));
            assertThat(whereRightSeesLeft(two)).isEqualTo(SECOND);
            assertThat(two.right().events()).filteredOn(Event.IkeMoved.class::isInstance).hasSize(1);
            assertThat(two.left().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().local().address()).isEqualTo(SECOND);
            two.settle(Duration.ofMinutes(1));
        });
    }

    @Test
    void whoNeverAgreedStays() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation,
                    c -> Change.with(anywhere(c), "mobike", false));
            move(two);
            simulation.run(Duration.ofSeconds(5));
            assertThat(whereRightSeesLeft(two)).isEqualTo(FIRST);
        });
    }

    @Test
    void thePeerFollowsOnlyWhereItsConnectionAllows() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation, MobikeTest::mobile);
            move(two);
            simulation.run(Duration.ofSeconds(5));
            assertThat(whereRightSeesLeft(two)).isEqualTo(FIRST);
            assertThat(two.left().events()).filteredOn(Event.Failed.class::isInstance).singleElement()
                    .asString().contains("UNACCEPTABLE_ADDRESSES");
        });
    }

    /** The system tells of changes late: an SA at an address that is back by then has no reason to move. */
    @Test
    void anAddressThatIsBackIsStayedAt() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation, MobikeTest::anywhere);
            move(two);
            simulation.run(Duration.ofSeconds(5));
            two.left().order(new Order.TerminateIke(new Target.Named("home")));
            simulation.run(Duration.ofSeconds(5));
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertThat(whereRightSeesLeft(two)).isEqualTo(FIRST);
            two.left().tell(new NetworkEvent.AddressesChanged(ImmutableSet.of(IpAddress.of("203.0.113.8"), FIRST),
                    ImmutableSet.of(SECOND)));
            simulation.run(Duration.ofSeconds(5));
            assertThat(whereRightSeesLeft(two)).isEqualTo(FIRST);
            assertThat(two.right().events()).filteredOn(Event.IkeMoved.class::isInstance).hasSize(1);
        });
    }

    /** §3.8: nothing tells left that the peer's address is dead but silence; the peer had told another one. */
    @Test
    void anotherAddressOfThePeerIsTriedWhenTheFirstOneFallsSilent() {
        IpAddress other = IpAddress.of("198.51.100.9");
        Seeds.playOne(1, simulation -> {
            Host left = simulation.host("left", FIRST, Fixtures.engines(Limits.DEFAULT));
            Host right = simulation.host("right", ImmutableList.of(RIGHT, other), Fixtures.engines(Limits.DEFAULT),
                    FakeDatapath::new);
            boolean[] dead = new boolean[1];
            simulation.line(left, (_, _, packet, _) -> dead[0] && (packet.destination().address().equals(RIGHT)
                    || packet.source().address().equals(RIGHT)) ? Passage.dropped("dead") : Passage.on(packet));
            simulation.line(right, Weather.FINE.nodes());
            left.tell(NetworkEvent.come(FIRST));
            right.tell(NetworkEvent.come(RIGHT));
            right.tell(NetworkEvent.come(other));
            Fixtures.configure(left, mobile(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
            Fixtures.configure(right, Change.with(anywhere(Fixtures.connection(false, Fixtures.IKE_GCM,
                    Fixtures.ESP_GCM)), "localAddresses", ImmutableList.of(AddressPattern.ANY4)));
            left.order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(2));
            dead[0] = true;
            left.order(new Order.RekeyChild(new Target.Named("net")));
            simulation.run(Duration.ofMinutes(1));
            assertThat(left.view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().remote().address()).isEqualTo(other);
            new TwoHosts(simulation, left, right, simulation.dice("mobike")).settle(Duration.ofMinutes(1));
            assertThat(right.view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().local().address()).isEqualTo(other);
        });
    }

    /** Moves there and back in bad weather, while everything is rekeyed: both ends end up where left is. */
    @Test
    void bothEndsAgreeInAnyWeather() {
        Seeds.play(Integer.getInteger("ike.sim.seeds", 1000) / 20, simulation -> {
            TwoHosts two = hosts(simulation, MobikeTest::anywhere).weather(0.3, 0.3, 0.3);
            two.left().tell(NetworkEvent.come(FIRST));
            two.sometime(Duration.ofSeconds(20), () -> move(two));
            two.sometime(Duration.ofSeconds(20), () -> two.left().order(new Order.RekeyIke(new Target.Named("home"))));
            two.sometime(Duration.ofSeconds(20),
                    () -> two.right().order(new Order.RekeyChild(new Target.Named("net"))));
            simulation.run(Duration.ofSeconds(25));
            two.left().tell(NetworkEvent.come(FIRST));
            two.left().tell(NetworkEvent.gone(SECOND));
            two.settle(Duration.ofMinutes(20));
            two.right().view().ikeSas()
                    .forEach(sa -> assertThat(sa.path().remote().address()).isEqualTo(FIRST));
        });
    }
}
