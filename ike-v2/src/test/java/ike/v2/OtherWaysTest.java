package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.engine.sim.FakeDatapath;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RFC 4555 §3.1: the first message is tried along each way that the connection names. */
class OtherWaysTest {
    private static final IpAddress FIRST = IpAddress.of("192.0.2.1");
    private static final IpAddress SECOND = IpAddress.of("203.0.113.7");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final IpAddress NOBODY = IpAddress.of("198.51.100.66");

    private static TwoHosts hosts(Simulation simulation, UnaryOperator<Connection> left) {
        Host ours = simulation.host("left", ImmutableList.of(FIRST, SECOND), Fixtures.engines(Limits.DEFAULT),
                FakeDatapath::new);
        Host right = simulation.host("right", RIGHT, Fixtures.engines(Limits.DEFAULT));
        simulation.line(ours, Weather.FINE.nodes());
        simulation.line(right, Weather.FINE.nodes());
        Fixtures.configure(ours, left.apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
        Fixtures.configure(right,
                MobikeTest.anywhere(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
        ours.order(new Order.Initiate("home", Optional.of("net")));
        simulation.run(Duration.ofMinutes(4));
        return new TwoHosts(simulation, ours, right, simulation.dice("ways"));
    }

    private static Connection with(Connection c, String which, IpAddress... addresses) {
        return Change.with(c, which,
                Stream.of(addresses).map(AddressPattern::exactly).collect(ImmutableList.toImmutableList()));
    }

    @Test
    void anotherAddressOfThePeerIsTried() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation,
                    c -> with(MobikeTest.mobile(c), "remoteAddresses", NOBODY, RIGHT));
            assertThat(two.left().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().remote().address()).isEqualTo(RIGHT);
            assertThat(two.left().events()).noneMatch(Event.Failed.class::isInstance);
            two.settle(Duration.ofMinutes(1));
        });
    }

    @Test
    void anotherAddressOfOursIsTried() {
        Seeds.playOne(1, simulation -> {
            IpAddress elsewhere = IpAddress.of("192.0.2.77");
            TwoHosts two = hosts(simulation,
                    c -> with(MobikeTest.mobile(c), "localAddresses", elsewhere, SECOND));
            assertThat(two.left().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().local().address()).isEqualTo(SECOND);
            two.settle(Duration.ofMinutes(1));
        });
    }

    /** Where nobody may move, the first one is the one that we start to. */
    @Test
    void withoutMobikeThereIsOneWay() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation, c -> with(Change.with(c, "mobike", false), "remoteAddresses", NOBODY,
                    RIGHT));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.left().events()).filteredOn(Event.Failed.class::isInstance).singleElement().asString()
                    .contains("TIMEOUT");
        });
    }

    /** All ways together get the patience of one. */
    @Test
    void patienceEndsAllTheSame() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation, c -> with(MobikeTest.mobile(c), "remoteAddresses", NOBODY,
                    IpAddress.of("198.51.100.67"), IpAddress.of("198.51.100.68")));
            assertThat(two.left().events()).filteredOn(Event.Failed.class::isInstance).hasSize(1);
            assertThat(two.left().events()).filteredOn(Event.Retransmitted.class::isInstance)
                    .hasSize(Limits.DEFAULT.retransmitTries());
            two.settle(Duration.ofMinutes(1));
        });
    }
}
