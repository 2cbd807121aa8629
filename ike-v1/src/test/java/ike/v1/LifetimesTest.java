package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.FlowConfidentiality;
import ike.engine.ChildSaView;
import ike.engine.EspSa;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.PacketRules;
import ike.engine.config.PacketRules.Budget;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wants the shorter life has it: by the offer, or by RESPONDER-LIFETIME (RFC 2407 §4.5.4, §4.6.3.1). */
class LifetimesTest {
    private static final UnaryOperator<Connection> SHORT_CHILDREN = Change.children(child -> Change.with(
            Change.with(Change.with(child, "lifeTime", Duration.ofSeconds(100)), "rekeyTime", Duration.ofSeconds(90)),
            "randTime", Duration.ofSeconds(5)));
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    @Test
    void aChildLivesAsLongAsBothEndsWant() {
        for (boolean initiatorWantsLess : new boolean[]{true, false}) {
            Seeds.playOne(1, simulation -> {
                Setup less = Setup.USUAL.changed(SHORT_CHILDREN);
                TwoHosts two = initiatorWantsLess
                        ? play(simulation, less, Setup.USUAL)
                        : play(simulation, Setup.USUAL, less);
                assertDone(two, two.left(), UP);
                two.settle(Duration.ofSeconds(10));
                for (Host host : new Host[]{two.left(), two.right()}) {
                    ChildSaView child = only(host).children().getFirst();
                    assertThat(seconds(child.expireNanos() - child.installedNanos())).isEqualTo(100);
                    assertThat(seconds(child.rekeyNanos() - child.installedNanos())).isBetween(80L, 91L);
                }
            });
        }
    }

    /** In Main Mode the last message tells, in Aggressive Mode a message of its own. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soDoesAnIsakmpSa(boolean aggressive) {
        Setup usual = aggressive ? Setup.USUAL.inAggressiveMode() : Setup.USUAL;
        Setup less = usual.changed(c -> Change.with(Change.with(Change.with(c, "rekeyTime", Duration.ofSeconds(200)),
                "overTime", Duration.ofSeconds(20)), "randTime", Duration.ofSeconds(10)));
        Seeds.playOne(2, simulation -> {
            assertShort(play(simulation, usual, less));
        });
        Seeds.playOne(3, simulation -> {
            assertShort(play(simulation, less, usual));
        });
    }

    private static void assertShort(TwoHosts two) {
        assertDone(two, two.left(), UP);
        two.settle(Duration.ofSeconds(10));
        for (Host host : new Host[]{two.left(), two.right()}) {
            assertThat(seconds(only(host).rekeyNanos() - only(host).establishedNanos())).isBetween(175L, 200L);
        }
        long first = only(two.left()).uniqueId();
        two.settle(Duration.ofMinutes(4));
        assertThat(two.left().view().ikeSas()).noneMatch(sa -> sa.uniqueId() == first);
        assertThat(two.left().view().ikeSas()).anyMatch(sa -> !sa.children().isEmpty());
    }

    /** In octets, too: kilobytes travel beside the seconds. */
    @Test
    void aChildCarriesAsMuchAsBothEndsWant() {
        List<EspSa> lefts = new ArrayList<>();
        List<EspSa> rights = new ArrayList<>();
        Budget mebibyte = new Budget(900 << 10, 1 << 20, 10);
        Seeds.playOne(4, simulation -> {
            TwoHosts two = TwoHosts.in(simulation, (entropy, log) -> new Watched(new Ikev1Engine(
                    new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())), lefts),
                    (entropy, log) -> new Watched(new Ikev1Engine(
                            new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())),
                            rights));
            Fixtures.load(two.left(), Setup.USUAL.changed(carrying(new Budget(3L << 30, 4L << 30, 1 << 20))), true);
            Fixtures.load(two.right(), Setup.USUAL.changed(carrying(mebibyte)), false);
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofSeconds(10));
            ImmutableList<EspSa> all = ImmutableList.<EspSa>builder().addAll(lefts).addAll(rights).build();
            assertThat(all).hasSize(4).allSatisfy(sa -> {
                assertThat(sa.options().limits().hardOctets()).isEqualTo(1 << 20);
                assertThat(sa.options().limits().softOctets()).isBetween(700L << 10, 901L << 10);
            });
        });
    }

    /** Whoever wants it so has a rekeyed child stay until its own lifetime is over, as charon usually does. */
    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void aRekeyedChildGoesSoonOrExpires(boolean deleteRekeyed, int children) {
        Seeds.playOne(5, simulation -> {
            EngineFactory engine = (entropy, log) -> new Ikev1Engine(new Environment(entropy, log, Limits.DEFAULT, 500,
                    4500, false, true, false, deleteRekeyed, new SaNumbers()));
            TwoHosts two = TwoHosts.in(simulation, engine, engine);
            Fixtures.load(two.left(), Setup.USUAL, true);
            Fixtures.load(two.right(), Setup.USUAL, false);
            assertDone(two, two.left(), UP);
            assertDone(two, two.left(), new Order.RekeyChild(new Target.Named("net")));
            simulation.run(Duration.ofSeconds(30));
            assertThat(only(two.left()).children()).hasSize(children);
            assertThat(only(two.right()).children()).hasSize(children);
        });
    }

    private static UnaryOperator<Connection> carrying(Budget octets) {
        return Change.children(child -> Change.with(child, "packets",
                new PacketRules(0, octets, Budget.UNLIMITED, FlowConfidentiality.NONE, 0, child.packets().copies())));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }

    private static TwoHosts play(Simulation simulation, Setup left, Setup right) {
        return Fixtures.configured(simulation, Limits.DEFAULT, left, right);
    }
}
