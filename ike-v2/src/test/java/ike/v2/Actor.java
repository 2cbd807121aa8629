package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.DerivationLog;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.SaNumbers;
import ike.engine.TransportAddress;
import ike.engine.sim.Dice;
import ike.engine.sim.Heading;
import ike.engine.sim.Host;
import ike.engine.sim.Invariant;
import ike.engine.sim.Packet;
import ike.engine.sim.Step;
import ike.v2.exchange.Environment;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.Payload;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One of the two hosts of a {@link Scene}, with a view into its engine. */
final class Actor {
    private static final Dice NO_DICE = new Dice(0, "nothing is left to chance");

    private final Scene scene;
    private final String name;
    private final Setup setup;
    private final Host host;
    private final Deque<Bytes> nonces = MarkedEntropy.noMarks();
    private SaTable table = new SaTable();
    private final StateTransitions transitions = new StateTransitions();
    private Optional<Metered> meter = Optional.empty();
    private final List<Effect> allEffects = new ArrayList<>();
    private ImmutableList<Effect> effects = ImmutableList.of();

    /** Everything that an input must not change when it means nothing. */
    record Inside(ImmutableList<IkeSa> sas, OptionalLong deadline) {
    }

    Actor(Scene scene, String name, IpAddress address, Setup setup) {
        this.scene = scene;
        this.name = name;
        this.setup = setup;
        host = scene.simulation().host(name, address, this::engine);
        scene.simulation().require(new Watch());
    }

    private Engine engine(Entropy entropy, DerivationLog log) {
        transitions.restart();
        CountedSas sas = new CountedSas();
        table = new SaTable(sas);
        boolean encapsulate = name.equals("left") && setup.encapsulates();
        Environment environment = new Environment(new MarkedEntropy(entropy, nonces), log, setup.limits(), 500, 4500,
                encapsulate, new SaNumbers(), setup.habits());
        Metered metered = new Metered(new Ikev2Engine(environment, table), sas);
        meter = Optional.of(metered);
        return metered;
    }

    void configure() {
        boolean left = name.equals("left");
        host.order(new Order.LoadConnection((left ? setup.left() : setup.right())
                .apply(Fixtures.connection(left, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
        host.order(new Order.LoadSecret((left ? setup.leftSecret() : setup.rightSecret()).get()));
    }

    /** Power off and on; the configuration is loaded anew. */
    void restart() {
        host.restart();
        configure();
    }

    String name() {
        return name;
    }

    Host host() {
        return host;
    }

    /** Its next nonces begin with these octets, one after the other. */
    void nonces(int... firstOctets) {
        for (int octet : firstOctets) {
            nonces.add(Bytes.of(octet));
        }
    }

    /** Its next nonce begins like this. */
    void nonce(Bytes beginning) {
        nonces.add(beginning);
    }

    OrderId order(Order order) {
        return host.order(order);
    }

    /** Gives an order and sees it carried out. */
    void done(Order order) {
        OrderId id = host.order(order);
        scene.run();
        assertThat(host.outcome(id)).as("%s; events %s", order, host.events())
                .containsInstanceOf(Event.OrderDone.class);
    }

    /** Gives an order and sees it fail; the reason. */
    String failed(Order order) {
        OrderId id = host.order(order);
        scene.run();
        assertThat(host.outcome(id)).as("%s; events %s", order, host.events())
                .containsInstanceOf(Event.OrderFailed.class);
        return ((Event.OrderFailed) host.outcome(id).orElseThrow()).reason();
    }

    /** Its IKE SAs in whatever state, those that are gone but not forgotten included. */
    ImmutableList<IkeSa> states() {
        return table.snapshot();
    }

    /** From which state to which its IKE SAs went so far, and why. */
    StateTransitions transitions() {
        return transitions;
    }

    SaTable table() {
        return table;
    }

    /** What its engine's work has cost so far. */
    Metered meter() {
        return meter.orElseThrow();
    }

    /** Everything that matters inside the engine. */
    Inside inside() {
        return new Inside(states(), table.firstDeadline());
    }

    /** Its IKE SAs that are up, replaced ones included. */
    ImmutableList<Established> established() {
        return states().stream().filter(Established.class::isInstance).map(Established.class::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** The one IKE SA that is up. */
    Established sa() {
        return Iterables.getOnlyElement(established());
    }

    /** The live Child SAs of the one IKE SA that is up. */
    ImmutableList<ChildSa> children() {
        return sa().children().all().filter(ChildSa::isLive).collect(ImmutableList.toImmutableList());
    }

    /** The one live Child SA. */
    ChildSa child() {
        return Iterables.getOnlyElement(children());
    }

    /** What its engine reported of this kind. */
    <E extends Event> ImmutableList<E> events(Class<E> kind) {
        return host.events().stream().filter(kind::isInstance).map(kind::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** What its engine wanted of this kind, from the beginning. */
    <E extends Effect> ImmutableList<E> effects(Class<E> kind) {
        return allEffects.stream().filter(kind::isInstance).map(kind::cast).collect(ImmutableList.toImmutableList());
    }

    /** The path by which a plain message from the peer comes. */
    Path usualPath() {
        return new Path(Path.Transport.UDP, new TransportAddress(host.address(), 500),
                new TransportAddress(scene.other(this).host().address(), 500));
    }

    /** What its engine wanted done at its last step. */
    ImmutableList<Effect> lastEffects() {
        return effects;
    }

    /** Takes octets that come along the usual path; what the engine wants done. */
    ImmutableList<Effect> take(Bytes octets) {
        return take(usualPath(), octets);
    }

    /** Takes octets that come along a path; what the engine wants done. */
    ImmutableList<Effect> take(Path path, Bytes octets) {
        Packet packet = new Packet(Packet.Kind.IKE, path.transport(), path.remote(), path.local(), octets);
        host.take(scene.simulation().now(), Heading.IN, packet, NO_DICE);
        return effects;
    }

    /** The octets of the one message that these effects send. */
    static Bytes sent(List<Effect> effects) {
        return Iterables.getOnlyElement(sends(effects)).octets();
    }

    static ImmutableList<Effect.Send> sends(List<Effect> effects) {
        return effects.stream().filter(Effect.Send.class::isInstance).map(Effect.Send.class::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** The reasons for which these effects report a datagram as dropped. */
    static ImmutableList<String> drops(List<Effect> effects) {
        return effects.stream().filter(Effect.Report.class::isInstance).map(e -> ((Effect.Report) e).event())
                .filter(Event.Dropped.class::isInstance).map(e -> ((Event.Dropped) e).reason())
                .collect(ImmutableList.toImmutableList());
    }

    /** The header that this host would write over a message of its IKE SA. */
    IkeHeader header(ExchangeType exchange, boolean response, long messageId) {
        Established sa = sa();
        int flags = (sa.name().initiator() ? IkeHeader.FLAG_INITIATOR : 0) | (response ? IkeHeader.FLAG_RESPONSE : 0);
        return IkeHeader.of(sa.name().spiI(), sa.name().spiR(), exchange, flags, messageId);
    }

    /** A request that this host could send next, with payloads of the test's choice. */
    Bytes forgeRequest(ExchangeType exchange, Payload... payloads) {
        return scene.keyring().seal(header(exchange, false, sa().window().nextId()), List.of(payloads));
    }

    private final class Watch implements Invariant {
        @Override
        public Optional<String> violation(Host stepped, Step step) {
            if (stepped == host) {
                transitions.note(step.input(), states());
                effects = step.effects();
                allEffects.addAll(effects);
            }
            return Optional.empty();
        }
    }
}
