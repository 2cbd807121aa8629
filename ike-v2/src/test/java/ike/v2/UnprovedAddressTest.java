package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Limits;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.engine.sim.FakeDatapath;
import ike.engine.sim.Host;
import ike.engine.sim.InnerPacket;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A peer that is said to be elsewhere gets the children's packets there only when it has answered from there (RFC 4555 §3.7). */
class UnprovedAddressTest {
    private static final IpAddress FIRST = IpAddress.of("192.0.2.1");
    private static final IpAddress SECOND = IpAddress.of("203.0.113.7");
    private static final IpAddress THIRD = IpAddress.of("203.0.113.8");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final IpAddress OTHER_RIGHT = IpAddress.of("198.51.100.9");
    private static final Duration A_WHILE = Duration.ofSeconds(8);

    /** What gets lost; the test changes it. */
    private BiPredicate<Packet, IkeHeader> lost = (_, _) -> false;
    private Optional<Packet> lastEsp = Optional.empty();

    private void play(Consumer<TwoHosts> script) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = hosts(simulation);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(2));
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            script.accept(two);
            two.settle(Duration.ofMinutes(1));
        });
    }

    private TwoHosts hosts(Simulation simulation) {
        Host left = simulation.host("left", ImmutableList.of(FIRST, SECOND, THIRD), Fixtures.engines(Limits.DEFAULT),
                FakeDatapath::new);
        Host right = simulation.host("right", ImmutableList.of(RIGHT, OTHER_RIGHT), Fixtures.engines(Limits.DEFAULT),
                FakeDatapath::new);
        simulation.line(left, (_, _, packet, _) -> isLost(packet) ? Passage.dropped("lost") : Passage.on(packet));
        simulation.line(right, Weather.FINE.nodes());
        simulation.watch(event -> {
            if (event.what() == TraceEvent.What.SENT && event.packet().kind() == Packet.Kind.ESP) {
                lastEsp = Optional.of(event.packet());
            }
        });
        left.tell(NetworkEvent.come(FIRST));
        right.tell(new NetworkEvent.AddressesChanged(ImmutableSet.of(RIGHT, OTHER_RIGHT), ImmutableSet.of()));
        Fixtures.configure(left,
                local(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM), AddressPattern.exactly(FIRST),
                        AddressPattern.exactly(SECOND), AddressPattern.exactly(THIRD)));
        Fixtures.configure(right, MobikeTest.anywhere(
                local(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM), AddressPattern.ANY4)));
        return new TwoHosts(simulation, left, right, simulation.dice("two hosts"));
    }

    private static Connection local(Connection connection, AddressPattern... addresses) {
        return Change.with(MobikeTest.mobile(connection), "localAddresses", ImmutableList.copyOf(addresses));
    }

    private boolean isLost(Packet packet) {
        return packet.kind() == Packet.Kind.IKE
                && lost.test(packet, IkeMessages.decode(packet.octets()).orThrow().header());
    }

    /** Requests of right's to these addresses get lost. */
    private void deaf(IpAddress... addresses) {
        ImmutableSet<IpAddress> there = ImmutableSet.copyOf(addresses);
        lost = (packet, header) -> header.isRequest() && there.contains(packet.destination().address());
    }

    private void hearing() {
        lost = (_, _) -> false;
    }

    private static void move(TwoHosts two, IpAddress from, IpAddress to) {
        two.left().tell(NetworkEvent.come(to));
        two.left().tell(NetworkEvent.gone(from));
        two.simulation().run(A_WHILE);
        assertThat(two.right().view().ikeSas()).anyMatch(sa -> sa.path().remote().address().equals(to));
    }

    private IpAddress whereRightSends(TwoHosts two) {
        return where(two.right(), "10.2.0.1", "10.1.0.1");
    }

    private IpAddress whereLeftSends(TwoHosts two) {
        return where(two.left(), "10.1.0.1", "10.2.0.1");
    }

    private IpAddress where(Host sender, String source, String destination) {
        assertThat(sender.sendThrough(InnerPacket.of(IpAddress.of(source), IpAddress.of(destination), Bytes.EMPTY)))
                .isTrue();
        return lastEsp.orElseThrow().destination().address();
    }

    @Test
    void packetsStayWhereThePeerWasUntilItAnswers() {
        play(two -> {
            deaf(SECOND);
            move(two, FIRST, SECOND);
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereRightSends(two)).isEqualTo(SECOND);
        });
    }

    /** A request that went where the peer is no more goes on at once, and the check behind it. */
    @Test
    void aRequestUnderWayIsNoReasonToWait() {
        play(two -> {
            deaf(FIRST);
            two.right().order(new Order.CheckLiveness(new Target.Named("home")));
            two.simulation().run(Duration.ofSeconds(1));
            two.left().tell(NetworkEvent.come(SECOND));
            two.left().tell(NetworkEvent.gone(FIRST));
            two.simulation().run(Duration.ofSeconds(1));
            assertThat(whereRightSends(two)).isEqualTo(SECOND);
        });
    }

    @Test
    void soDoThoseOfAChildThatIsMadeMeanwhile() {
        play(two -> {
            deaf(SECOND);
            move(two, FIRST, SECOND);
            two.left().order(new Order.RekeyChild(new Target.Named("net")));
            two.simulation().run(A_WHILE);
            assertThat(two.right().view().ikeSas().getFirst().children()).anyMatch(c -> c.state().equals("INSTALLED"));
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereRightSends(two)).isEqualTo(SECOND);
        });
    }

    /** What was sent to two addresses does not tell which of them is the right one. */
    @Test
    void aCheckThatIsOlderThanTheLastMoveProvesNothing() {
        play(two -> {
            deaf(SECOND);
            move(two, FIRST, SECOND);
            deaf(SECOND, THIRD);
            move(two, SECOND, THIRD);
            boolean[] one = new boolean[1];
            lost = (packet, header) -> {
                boolean through = one[0];
                one[0] |= header.isRequest() && packet.destination().address().equals(THIRD);
                return through && header.isRequest() && packet.destination().address().equals(THIRD);
            };
            two.simulation().run(Duration.ofSeconds(30));
            assertThat(one[0]).isTrue();
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereRightSends(two)).isEqualTo(THIRD);
        });
    }

    @Test
    void whoIsBackWhereItWasProvedNeedsNoCheck() {
        play(two -> {
            deaf(SECOND, FIRST);
            move(two, FIRST, SECOND);
            move(two, SECOND, FIRST);
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
        });
    }

    @Test
    void theSuccessorOfTheIkeSaChecksAnew() {
        play(two -> {
            deaf(SECOND);
            move(two, FIRST, SECOND);
            two.left().order(new Order.RekeyIke(new Target.Named("home")));
            two.simulation().run(A_WHILE);
            assertThat(whereRightSends(two)).isEqualTo(FIRST);
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereRightSends(two)).isEqualTo(SECOND);
        });
    }

    /** The update is under way in an IKE SA that the peer replaces before it has come. */
    @Test
    void theSuccessorOfTheIkeSaIsToldAnew() {
        play(two -> {
            lost = (packet, header) -> packet.source().address().equals(SECOND) && header.isRequest()
                    && header.exchange().equals(ExchangeType.Known.INFORMATIONAL);
            two.left().tell(NetworkEvent.come(SECOND));
            two.left().tell(NetworkEvent.gone(FIRST));
            two.right().order(new Order.RekeyIke(new Target.Named("home")));
            two.simulation().run(Duration.ofSeconds(2));
            hearing();
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(two.right().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().remote().address()).isEqualTo(SECOND);
            assertThat(whereRightSends(two)).isEqualTo(SECOND);
        });
    }

    /** §3.6: by its answer to the first one the peer may have meant either address. */
    @Test
    void anUpdateThatWentFromSeveralAddressesIsFollowedByAnother() {
        Set<Long> updates = new LinkedHashSet<>();
        play(two -> {
            lost = (packet, header) -> {
                boolean fromElsewhere = header.isRequest() && !packet.source().address().equals(FIRST)
                        && !packet.source().address().equals(RIGHT);
                if (fromElsewhere) {
                    updates.add(header.messageId());
                }
                return fromElsewhere && updates.size() == 1 && !packet.source().address().equals(THIRD);
            };
            two.left().tell(new NetworkEvent.AddressesChanged(ImmutableSet.of(SECOND), ImmutableSet.of(FIRST)));
            two.simulation().run(Duration.ofSeconds(1));
            assertThat(updates).hasSize(1);
            two.left().tell(new NetworkEvent.AddressesChanged(ImmutableSet.of(THIRD), ImmutableSet.of(SECOND)));
            two.simulation().run(A_WHILE);
            assertThat(updates).hasSize(2);
            assertThat(whereRightSends(two)).isEqualTo(THIRD);
        });
    }

    /** Also the end that decides: where it has never had an answer from, it sends no packets of children. */
    @Test
    void anotherAddressOfTheResponderIsTriedByIkeFirst() {
        play(two -> {
            lost = (packet, _) -> packet.destination().address().equals(RIGHT)
                    || packet.source().address().equals(RIGHT) || packet.source().address().equals(OTHER_RIGHT);
            two.left().order(new Order.CheckLiveness(new Target.Named("home")));
            two.simulation().run(Duration.ofSeconds(20));
            assertThat(two.left().view().ikeSas()).singleElement()
                    .extracting(sa -> sa.path().remote().address()).isEqualTo(OTHER_RIGHT);
            assertThat(whereLeftSends(two)).isEqualTo(RIGHT);
            lost = (packet, _) -> packet.destination().address().equals(RIGHT)
                    || packet.source().address().equals(RIGHT);
            two.simulation().run(Duration.ofMinutes(1));
            assertThat(whereLeftSends(two)).isEqualTo(OTHER_RIGHT);
        });
    }
}
