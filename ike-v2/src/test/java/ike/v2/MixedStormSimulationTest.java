package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.engine.Limits;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.BoundedView;
import ike.engine.sim.Dice;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.FakeDatapath;
import ike.engine.sim.Host;
import ike.engine.sim.Nat;
import ike.engine.sim.Node;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.engine.sim.Weather;
import ike.v2.exchange.Environment;
import ike.v2.exchange.Habits;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Everything that can happen to two ends in one play: orders of all kinds, changes of address, a NAT that forgets its
 * mappings, restarts without a word, in weather that loses, doubles and reorders; with and without a PPK, tickets, a first child,
 * additional key exchanges, fragments and certificates by hash and URL, with one to four requests at once. Once it is calm both ends agree
 * about every SA and its keys, and packets pass each way through every Child SA.
 */
class MixedStormSimulationTest {
    private static final int SEEDS = Integer.getInteger("ike.sim.seeds", 1000);
    private static final IpAddress FIRST = IpAddress.of("192.0.2.1");
    private static final IpAddress SECOND = IpAddress.of("192.0.2.129");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final Duration STORM = Duration.ofMinutes(3);
    private static final ImmutableList<UnaryOperator<Connection>> KINDS = ImmutableList.of(UnaryOperator.identity(),
            MultipleKeyExchangesTest.using("x25519-ke1_ecp256"), PpkTest.requiring("blue"),
            c -> Change.with(c, "extensions", c.extensions().with(Childless.PREFER)),
            Change.component("fragmentation", Fragmentation.YES), ResumptionTest::resuming,
            Change.component("encap", true), Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY));
    private static final ImmutableList<Order> ORDERS = ImmutableList.of(StormSimulationTest.initiate("net"),
            StormSimulationTest.initiate("more"), StormSimulationTest.initiate("net"),
            new Order.RekeyChild(new Target.Named("net")), new Order.RekeyChild(new Target.Named("more")),
            new Order.RekeyIke(new Target.Named("home")), new Order.TerminateChild(new Target.Named("more")),
            new Order.TerminateChild(new Target.Named("net")), new Order.TerminateIke(new Target.Named("home")),
            new Order.CheckLiveness(new Target.Named("home")), new Order.Reauthenticate(new Target.Named("home")));

    /** Two hosts and what may happen to them. */
    private record Stage(TwoHosts two, Nat nat, boolean behindNat, UnaryOperator<Connection> kind,
            AtomicBoolean moved) {
        void configure(Host host) {
            boolean left = host == two.left();
            Connection usual = kind.apply(Fixtures.connection(left, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            Connection mobile = Change.with(Change.with(usual, "mobike", true), "dpdDelay", Duration.ofSeconds(30));
            Fixtures.configure(host, left
                    ? Change.with(mobile, "localAddresses",
                            ImmutableList.of(AddressPattern.exactly(FIRST), AddressPattern.exactly(SECOND)))
                    : Change.with(mobile, "remoteAddresses",
                            ImmutableList.of(AddressPattern.exactly(FIRST), AddressPattern.ANY4)));
            PpkTest.know(host, "blue");
            certify(host, left);
        }

        /** It has a certificate, and names it and the one of its authority by hash and URL; the peer's has been fetched. */
        private static void certify(Host host, boolean left) {
            host.credentials().load(left ? Pki.P256 : Pki.ED25519);
            host.credentials().load(certificate(left));
            host.credentials().load(Pki.BETWEEN);
            host.credentials().load(Pki.ROOT.root());
            host.order(new Order.LoadAuthorities(host.credentials().anchors()));
            HashAndUrlTest.publish(host);
            HashAndUrlTest.fetched(host, certificate(!left));
        }

        private static Certificate certificate(boolean left) {
            return Pki.MIDDLE.peer("CN=peer", left ? Pki.P256 : Pki.ED25519,
                    Identification.fqdn(left ? "left.test" : "right.test"), Pki::asItIs);
        }

        void restart(Host host) {
            host.restart();
            configure(host);
        }

        /** Left has its first address or its second one; behind the NAT it is the mapping that changes. */
        void move() {
            if (behindNat) {
                nat.rebind();
                return;
            }
            boolean first = moved.getAndSet(!moved.get());
            two.left().tell(NetworkEvent.come(first ? FIRST : SECOND));
            two.left().tell(NetworkEvent.gone(first ? SECOND : FIRST));
        }
    }

    @Test
    void bothEndsAgreeWhateverHappens() {
        Seeds.play(SEEDS / 4, simulation -> {
            Stage stage = stage(simulation);
            simulation.require(new BoundedView(60, 120));
            Dice dice = simulation.dice("orders");
            for (int i = 0; i < 12; i++) {
                stage.two().sometime(STORM, event(stage, dice));
            }
            Traffic _ = Traffic.flow(stage.two(), Duration.ZERO, STORM, Duration.ofSeconds(2));
            simulation.run(STORM);
            stage.two().settle(Duration.ofMinutes(60));
            Traffic.passes(stage.two());
        });
    }

    private static Runnable event(Stage stage, Dice dice) {
        Host host = dice.between(0, 1) == 0 ? stage.two().left() : stage.two().right();
        return switch ((int) dice.between(0, 9)) {
            case 0 -> () -> stage.restart(host);
            case 1, 2 -> stage::move;
            default -> {
                Order order = ORDERS.get((int) dice.between(0, ORDERS.size() - 1));
                yield () -> host.order(order);
            }
        };
    }

    private static EngineFactory engines(Limits limits) {
        Habits fetching = Change.with(Habits.DEFAULT, "hashAndUrl", true);
        return (entropy, log) -> new Ikev2Engine(
                new Environment(entropy, log, limits, 500, 4500, false, new SaNumbers(), fetching));
    }

    private static Stage stage(Simulation simulation) {
        Limits limits = Change.with(Change.with(Fixtures.patient(), "fragmentSize", 400), "window",
                (int) simulation.dice("window").between(1, 4));
        Host left = simulation.host("left", ImmutableList.of(FIRST, SECOND), engines(limits), FakeDatapath::new);
        Host right = simulation.host("right", RIGHT, engines(limits));
        TwoHosts two = new TwoHosts(simulation, left, right, simulation.dice("two hosts"));
        Dice dice = simulation.dice("kind");
        Nat nat = new Nat(IpAddress.of("203.0.113.1"));
        boolean behindNat = dice.between(0, 2) == 0;
        simulation.line(left, Weather.atWorst(0.3, 0.3, 0.3, dice).nodes(behindNat ? new Node[]{nat} : new Node[0]));
        simulation.line(right, Weather.FINE.nodes());
        Stage stage = new Stage(two, nat, behindNat, KINDS.get((int) dice.between(0, KINDS.size() - 1)),
                new AtomicBoolean());
        stage.configure(left);
        stage.configure(right);
        left.order(StormSimulationTest.initiate("net"));
        assertThat(two.left().view().ikeSas()).hasSize(1);
        return stage;
    }
}
