package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Limits;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.sim.FakeDatapath;
import ike.engine.sim.Host;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** RFC 4555 §3.4, §3.6: right, which follows, has two addresses; of what becomes of them left hears. */
class AddressNewsTest {
    private static final IpAddress LEFT = IpAddress.of("192.0.2.1");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final IpAddress OTHER = IpAddress.of("198.51.100.9");

    /** Nothing comes from them, and nothing reaches them. */
    private final Set<IpAddress> dead = new LinkedHashSet<>();
    private int sent;

    private void play(Consumer<TwoHosts> script, IpAddress... atFirst) {
        Seeds.playOne(1, simulation -> {
            Host left = simulation.host("left", LEFT, Fixtures.engines(Limits.DEFAULT));
            Host right = simulation.host("right", ImmutableList.of(RIGHT, OTHER), Fixtures.engines(Limits.DEFAULT),
                    FakeDatapath::new);
            simulation.line(left, (_, _, packet, _) -> isDead(packet) ? Passage.dropped("dead") : Passage.on(packet));
            simulation.line(right, Weather.FINE.nodes());
            simulation.watch(event -> {
                sent += event.what() == TraceEvent.What.SENT && event.packet().kind() == Packet.Kind.IKE ? 1 : 0;
            });
            left.tell(NetworkEvent.come(LEFT));
            right.tell(new NetworkEvent.AddressesChanged(ImmutableSet.copyOf(atFirst), ImmutableSet.of()));
            TwoHosts two = up(simulation, left, right);
            script.accept(two);
            two.settle(Duration.ofMinutes(1));
        });
    }

    private boolean isDead(Packet packet) {
        return dead.contains(packet.destination().address()) || dead.contains(packet.source().address());
    }

    /** Left finds that out by silence, so it tries what it has been told. */
    private void fallSilent(TwoHosts two) {
        dead.add(RIGHT);
        two.left().order(new Order.RekeyChild(new Target.Named("net")));
        two.simulation().run(Duration.ofMinutes(1));
    }

    private static IpAddress whereLeftSeesRight(TwoHosts two) {
        return two.left().view().ikeSas().getFirst().path().remote().address();
    }

    @Test
    void anAddressThatHasComeSinceIsTold() {
        play(two -> {
            two.right().tell(NetworkEvent.come(OTHER));
            two.simulation().run(Duration.ofSeconds(2));
            fallSilent(two);
            assertThat(whereLeftSeesRight(two)).isEqualTo(OTHER);
        }, RIGHT);
    }

    /** Left would try it else, and come back to the one that lives. */
    @Test
    void anAddressThatIsGoneIsToldToo() {
        play(two -> {
            dead.add(OTHER);
            two.right().tell(NetworkEvent.gone(OTHER));
            two.simulation().run(Duration.ofSeconds(2));
            dead.add(RIGHT);
            two.left().order(new Order.RekeyChild(new Target.Named("net")));
            two.simulation().run(Duration.ofSeconds(30));
            assertThat(whereLeftSeesRight(two)).isEqualTo(RIGHT);
            dead.remove(RIGHT);
            two.simulation().run(Duration.ofSeconds(30));
        }, RIGHT, OTHER);
    }

    @Test
    void nothingIsToldTwice() {
        play(two -> {
            int before = sent;
            two.right().tell(NetworkEvent.come(OTHER));
            two.simulation().run(Duration.ofSeconds(2));
            assertThat(sent).isEqualTo(before);
        }, RIGHT, OTHER);
    }

    /** The way in use is gone: right tells from its other address, and left moves there (§3.5, §3.6). */
    @Test
    void whoFollowsTellsFromItsOtherAddress() {
        play(two -> {
            dead.add(RIGHT);
            two.right().tell(NetworkEvent.gone(RIGHT));
            two.simulation().run(Duration.ofSeconds(10));
            assertThat(whereLeftSeesRight(two)).isEqualTo(OTHER);
            assertThat(two.right().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().local().address()).isEqualTo(OTHER);
        }, RIGHT, OTHER);
    }

    /** The addresses that left has been told are for the day on which its own way fails, and for nothing else (§3.4). */
    @Test
    void otherAddressesServeNoOtherPurpose() {
        play(two -> {
            two.simulation().run(Duration.ofMinutes(5));
            two.left().order(new Order.RekeyIke(new Target.Named("home")));
            two.simulation().run(Duration.ofMinutes(5));
            assertThat(whereLeftSeesRight(two)).isEqualTo(RIGHT);
        }, RIGHT, OTHER);
    }

    /** News in bad weather, while everything is rekeyed. */
    @Test
    void leftKnowsInTheEndInAnyWeather() {
        Seeds.play(Integer.getInteger("ike.sim.seeds", 1000) / 20, simulation -> {
            Host left = simulation.host("left", LEFT, Fixtures.engines(Fixtures.patient()));
            Host right = simulation.host("right", ImmutableList.of(RIGHT, OTHER), Fixtures.engines(Fixtures.patient()),
                    FakeDatapath::new);
            simulation.line(left, Weather.FINE.nodes());
            simulation.line(right, Weather.FINE.nodes());
            left.tell(NetworkEvent.come(LEFT));
            right.tell(NetworkEvent.come(RIGHT));
            TwoHosts two = up(simulation, left, right).weather(0.3, 0.3, 0.3);
            two.sometime(Duration.ofSeconds(20), () -> right.tell(NetworkEvent.come(OTHER)));
            two.sometime(Duration.ofSeconds(20), () -> left.order(new Order.RekeyIke(new Target.Named("home"))));
            two.sometime(Duration.ofSeconds(20), () -> right.order(new Order.RekeyIke(new Target.Named("home"))));
            simulation.run(Duration.ofSeconds(25));
            right.tell(NetworkEvent.come(OTHER));
            right.tell(NetworkEvent.gone(RIGHT));
            two.settle(Duration.ofMinutes(20));
            left.view().ikeSas().forEach(sa -> assertThat(sa.path().remote().address()).isEqualTo(OTHER));
        });
    }

    /** The two with the child {@code net}; right may use whatever addresses it has. */
    private static TwoHosts up(Simulation simulation, Host left, Host right) {
        Fixtures.configure(left, MobikeTest.mobile(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
        Fixtures.configure(right, Change.with(
                MobikeTest.anywhere(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM)),
                "localAddresses", ImmutableList.of(AddressPattern.ANY4)));
        left.order(new Order.Initiate("home", Optional.of("net")));
        simulation.run(Duration.ofSeconds(2));
        return new TwoHosts(simulation, left, right, simulation.dice("news"));
    }
}
