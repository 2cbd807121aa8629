package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.engine.Event;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.GroupOptions;
import ike.engine.config.Ikev1Options;
import ike.engine.sim.BoundedView;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New Group Mode: a private group is agreed on, and gives Quick Modes perfect forward secrecy (RFC 2409 §5.6). */
class NewGroupTest {
    /** Of AES, in octets. */
    private static final int BLOCK = 16;
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final GroupOptions WANTING = GroupOptions.NUMBERED.withPhase2(ExplicitGroupsTest.PRIVATE);
    private static final GroupOptions ANY = GroupOptions.NUMBERED.withAnyOfPeer();

    /** A public value of the private group has 256 octets, one of the named group 64. */
    @Test
    void theGroupIsUsedByWhoeverBegins() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, WANTING, ANY);
            assertDone(two, two.left(), UP);
            assertThat(messages(two)).isEqualTo(2);
            assertThat(shortestQuickMode(two)).isGreaterThan(256);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.RekeyChild(new Target.Named("net")));
                two.settle(Duration.ofMinutes(1));
                assertThat(only(two.right()).children()).hasSize(1);
            }
            assertThat(messages(two)).as("once for each SA").isEqualTo(2);
            assertThat(shortestQuickMode(two)).isGreaterThan(256);
        });
    }

    @Test
    void whoAnswersPhase1MayWantAGroupToo() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, ANY, WANTING);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("more")));
            two.simulation().run(Duration.ofSeconds(1));
            assertThat(shortestQuickMode(two)).as("before there was one").isLessThan(256);
            assertDone(two, two.right(), UP);
            assertThat(messages(two)).isEqualTo(2);
            assertThat(quickModes(two).skip(2).min().orElse(0)).isGreaterThan(256);
            assertDone(two, two.left(), new Order.RekeyIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertThat(messages(two)).as("a group ends with its SA").isEqualTo(4);
            assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
        });
    }

    @Test
    void bothMayWantOne() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, WANTING, WANTING);
            assertDone(two, two.left(), UP);
            assertThat(messages(two)).isEqualTo(4);
        });
    }

    /** The hash alone is garbled, of either message: nobody takes what it was to protect. */
    @ParameterizedTest
    @ValueSource(strings = {"right", "left"})
    void aMessageWhoseHashIsWrongChangesNothing(String at) {
        Seeds.playOne(6, simulation -> {
            TwoHosts two = TwoHosts.in(simulation, engines(at.equals("left")), engines(at.equals("right")));
            Fixtures.load(two.left(), with(WANTING), true);
            Fixtures.load(two.right(), with(ANY), false);
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).isEmpty();
            assertThat(quickModes(two)).isEmpty();
            assertThat((at.equals("left") ? two.left() : two.right()).events()).anySatisfy(
                    event -> assertThat(event).asString().contains(at.equals("left") ? "HASH(2)" : "HASH(1)"));
        });
    }

    /** The first answer about the group is lost on who has asked: a rekeying that is ordered then waits for the next one. */
    @Test
    void aRekeyingByOrderWaitsForTheGroup() {
        Seeds.playOne(7, simulation -> {
            AtomicInteger groups = new AtomicInteger();
            TwoHosts two = TwoHosts.in(simulation, engines(false), engines(
                    input -> isOfNewGroupMode(input) && groups.getAndIncrement() == 0 ? garbled(input) : input));
            Fixtures.load(two.left(), with(ANY), true);
            Fixtures.load(two.right(), with(WANTING), false);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("more")));
            OrderId id = two.right().order(new Order.RekeyChild(new Target.Named("more")));
            simulation.run(Duration.ofMillis(500));
            assertThat(two.right().outcome(id)).isEmpty();
            simulation.run(Duration.ofSeconds(10));
            assertThat(two.right().outcome(id)).containsInstanceOf(Event.OrderDone.class);
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(quickModes(two).skip(2).min().orElse(0)).isGreaterThan(256);
        });
    }

    @Test
    void itIsRefusedUnlessSomebodyWantsIt() {
        assertRefused(WANTING, GroupOptions.NUMBERED, "New Group Mode is off unless new_group says otherwise");
        GroupOptions nine = GroupOptions.NUMBERED
                .withPhase2(new ExplicitGroup(ExplicitGroupsTest.NUMBERED.prime(), BigInteger.valueOf(9)));
        assertRefused(nine, WANTING, "it is not the one that is configured (new_group)");
    }

    @Test
    void aGroupWithAFlawIsRefusedAndTheReasonTold() {
        BigInteger p = ExplicitGroupsTest.NUMBERED.prime();
        assertRefused(wanting(p.add(BigInteger.TWO), 2), ANY, "(p-1)/2 is not prime");
        assertRefused(wanting(BigInteger.ONE.shiftLeft(8191).add(BigInteger.ONE), 2), ANY, "its prime has 8192 bits");
        assertRefused(wanting(p, 1), ANY, "its generator is not between 1 and p-1");
        assertRefused(GroupOptions.NUMBERED.withPhase2(ExplicitGroup.of(KeyExchangeId.MODP_1024).orElseThrow()), ANY,
                "its prime has 1024 bits");
    }

    @Test
    void aGroupThatHasANumberMayBeDescribedToo() {
        Seeds.playOne(5, simulation -> {
            TwoHosts two = play(simulation, GroupOptions.NUMBERED.withPhase2(ExplicitGroupsTest.NUMBERED), ANY);
            assertDone(two, two.left(), UP);
            assertThat(shortestQuickMode(two)).isGreaterThan(256);
        });
    }

    @Test
    void bothEndsAgreeAfterLoss() {
        Seeds.play(Integer.getInteger("ike.sim.seeds", 60), simulation -> storm(simulation, 0.3));
    }

    @Test
    void bothEndsAgreeAfterDuplicationAndReordering() {
        Seeds.play(Integer.getInteger("ike.sim.seeds", 60), simulation -> storm(simulation, 0));
    }

    private static EngineFactory engines(boolean garbling) {
        return engines(garbling ? NewGroupTest::garbled : UnaryOperator.identity());
    }

    private static EngineFactory engines(UnaryOperator<Input> arriving) {
        return (entropy, log) -> Watched.around(
                new Ikev1Engine(
                        new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())),
                arriving, effect -> {
                });
    }

    /** In CBC, a bit of the second block changes that block, which is in the middle of the hash, and that bit of the third. */
    private static Input garbled(Input input) {
        if (!isOfNewGroupMode(input)) {
            return input;
        }
        Input.Datagram datagram = (Input.Datagram) input;
        byte[] octets = datagram.octets().toArray();
        octets[IsakmpHeader.LENGTH + BLOCK] ^= 1;
        return new Input.Datagram(datagram.now(), datagram.path(), Bytes.owning(octets));
    }

    private static boolean isOfNewGroupMode(Input input) {
        return input instanceof Input.Datagram datagram && IsakmpHeaders.decode(datagram.octets()).toOptional()
                .filter(header -> header.exchange() == ExchangeType.Known.NEW_GROUP_MODE).isPresent();
    }

    private static void storm(Simulation simulation, double loss) {
        boolean left = simulation.dice("who").between(0, 1) == 0;
        TwoHosts two = play(simulation, Fixtures.patient(), left ? WANTING : ANY, left ? ANY : WANTING)
                .weather(loss, 0.3, 0.3);
        simulation.require(new BoundedView(20, 60));
        two.left().order(UP);
        two.sometime(Duration.ofMinutes(1), () -> two.right().order(new Order.Initiate("home", Optional.of("more"))));
        if (loss == 0) {
            two.sometime(Duration.ofMinutes(1), () -> two.left().order(new Order.RekeyChild(new Target.Named("net"))));
            two.sometime(Duration.ofMinutes(1), () -> two.right().order(new Order.RekeyIke(new Target.Named("home"))));
        }
        simulation.run(Duration.ofMinutes(2));
        two.settle(Duration.ofMinutes(20));
        assertThat(two.left().view().ikeSas()).isNotEmpty();
        assertThat(two.left().view().ikeSas().getLast().children()).isNotEmpty();
    }

    private static void assertRefused(GroupOptions left, GroupOptions right, String reason) {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = play(simulation, left, right);
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("ATTRIBUTES-NOT-SUPPORTED", reason));
            assertThat(two.left().outcome(id)).get().asString()
                    .contains("the peer has not agreed to it");
            assertThat(only(two.left()).children()).isEmpty();
        });
    }

    private static long messages(TwoHosts two) {
        return sent(two, ExchangeType.Known.NEW_GROUP_MODE).count();
    }

    /** Of those with a KE payload, which are the first two of each Quick Mode: the third is below 100 octets. */
    private static int shortestQuickMode(TwoHosts two) {
        return quickModes(two).min().orElse(0);
    }

    private static IntStream quickModes(TwoHosts two) {
        return sent(two, ExchangeType.Known.QUICK_MODE).mapToInt(event -> event.packet().octets().length())
                .filter(length -> length > 100);
    }

    private static Stream<TraceEvent> sent(TwoHosts two, ExchangeType exchange) {
        return two.simulation().trace().stream().filter(event -> event.what() == TraceEvent.What.SENT)
                .filter(event -> IsakmpHeaders.decode(event.packet().octets()).toOptional().orElseThrow()
                        .exchange().equals(exchange));
    }

    private static GroupOptions wanting(BigInteger prime, long generator) {
        return GroupOptions.NUMBERED.withPhase2(new ExplicitGroup(prime, BigInteger.valueOf(generator)));
    }

    private static TwoHosts play(Simulation simulation, GroupOptions left, GroupOptions right) {
        return play(simulation, Limits.DEFAULT, left, right);
    }

    private static TwoHosts play(Simulation simulation, Limits limits, GroupOptions left, GroupOptions right) {
        return Fixtures.configured(simulation, limits, with(left), with(right));
    }

    private static Setup with(GroupOptions groups) {
        return Setup.USUAL.proposals(Fixtures.IKE, Fixtures.ESP_PFS)
                .changed(connection -> connection.with(new Ikev1Options(false).with(groups)));
    }
}
