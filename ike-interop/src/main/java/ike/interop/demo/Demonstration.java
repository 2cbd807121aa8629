package ike.interop.demo;

import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.IkeVersion;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.Delay;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Passage;
import ike.engine.sim.Simulation;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Party;
import ike.v1.Ikev1Engine;
import ike.v2.Ikev2Engine;
import ike.v2.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IcmpEcho;
import ike.wire.ip.IpAddress;
import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of one tunnel between two ends, in a network without faults: IKE_SA_INIT and IKE_AUTH, five pings and their
 * answers through ESP, new keys for the Child SA, new keys for the IKE SA, and the end (RFC 7296 §1.2, §1.3.3, §1.3.2,
 * §1.4.1); or the same in IKEv1 (RFC 2409 §5). The seed decides every octet.
 */
public final class Demonstration {
    /** How many echo requests go through the tunnel, and how many replies. */
    public static final int PINGS = 5;

    private static final Duration ONE_WAY = Duration.ofMillis(25);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Target TUNNEL = new Target.Named(TunnelConfiguration.CONNECTION);
    private static final Target CHILD = new Target.Named(TunnelConfiguration.CHILD);

    private final Cast cast;
    private final TunnelConfiguration configuration;
    private final Simulation simulation;
    private final Notebook notebook;
    private final Host alice;
    private final Host bob;
    private boolean cut;

    private Demonstration(Cast cast, TunnelConfiguration configuration) {
        this.cast = cast;
        this.configuration = configuration;
        simulation = new Simulation(cast.seed());
        notebook = new Notebook(simulation);
        alice = host(cast.initiator(), cast.responder());
        bob = host(cast.responder(), cast.initiator());
    }

    /** Who plays, under this seed. */
    public static Cast cast(long seed, Variant variant) {
        TunnelConfiguration configuration = TunnelConfiguration.of(variant);
        return cast(seed, variant.authentication(), configuration.ike(), configuration.esp());
    }

    /** Plays it all and returns what was written down. */
    public static Recording play(long seed, Variant variant) {
        return play(cast(seed, variant), TunnelConfiguration.of(variant));
    }

    /** The play with other algorithms. */
    public static Recording play(long seed, Variant variant, ProposalSpec ike, ProposalSpec esp) {
        return play(cast(seed, variant.authentication(), ike, esp), new TunnelConfiguration(variant, ike, esp));
    }

    private static Cast cast(long seed, Authentication authentication, ProposalSpec ike, ProposalSpec esp) {
        return new Cast(seed, new Party("alice", IpAddress.of("192.0.2.1"), "alice.example", "10.1.0.0/24"),
                new Party("bob", IpAddress.of("198.51.100.1"), "bob.example", "10.2.0.0/24"),
                authentication.isShared() ? "correct horse battery staple" : "",
                authentication.hasUser() ? Proofs.PASSWORD : "", ike.text(), esp.text());
    }

    private static Recording play(Cast cast, TunnelConfiguration configuration) {
        Demonstration demonstration = new Demonstration(cast, configuration);
        demonstration.play();
        return new Recording(cast, Simulation.START, demonstration.notebook.happenings());
    }

    private void play() {
        carryOut(alice, new Order.Initiate(TunnelConfiguration.CONNECTION, Optional.of(TunnelConfiguration.CHILD)));
        for (int sequence = 1; sequence <= PINGS; sequence++) {
            ping(sequence);
        }
        carryOut(alice, new Order.RekeyChild(CHILD));
        if (configuration.variant().version() == IkeVersion.IKEV2) {
            carryOut(alice, new Order.RekeyIke(TUNNEL));
        }
        if (configuration.variant().resumption()) {
            resume();
        }
        carryOut(bob, new Order.TerminateIke(TUNNEL));
    }

    /** The wire is cut until alice believes bob dead; then she shows her ticket. */
    private void resume() {
        cut = true;
        OrderId check = alice.order(new Order.CheckLiveness(TUNNEL));
        simulation.runUntil("alice gives up", () -> alice.outcome(check).isPresent(), PATIENCE);
        cut = false;
        carryOut(alice, new Order.Initiate(TunnelConfiguration.CONNECTION, Optional.of(TunnelConfiguration.CHILD)));
        ping(PINGS + 1);
    }

    private Host host(Party own, Party peer) {
        EngineFactory engines = notebook.around(own.name(), configuration.variant().version() == IkeVersion.IKEV2
                ? (entropy, log) -> new Ikev2Engine(new Environment(entropy, log, limits(), 500, 4500, false))
                : (entropy, log) -> new Ikev1Engine(new ike.v1.exchange.Environment(entropy, log, Limits.DEFAULT, 500,
                        4500, false, true, new SaNumbers())));
        Host host = simulation.host(own.name(), ImmutableList.of(own.address()), engines,
                () -> new EspDatapath((inbound, sa) -> notebook.note(own.name(), inbound, sa)));
        simulation.line(host, Delay.of(ONE_WAY.dividedBy(2)),
                (_, _, packet, _) -> cut ? Passage.dropped("the wire is cut") : Passage.on(packet));
        host.order(new Order.LoadConnection(configuration.connection(own, peer, own.equals(cast.initiator()))));
        if (!cast.sharedSecret().isEmpty()) {
            host.order(new Order.LoadSecret(TunnelConfiguration.secret(cast.sharedSecret())));
        }
        Proofs.equip(host, configuration.variant().authentication(), own);
        return host;
    }

    /** The usual ones; nothing is sent again to a peer that is to be believed dead. */
    private Limits limits() {
        Limits d = Limits.DEFAULT;
        return configuration.variant().resumption()
                ? new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                        d.queuedTasks(), d.halfOpenLifetime(), 0, d.retransmitTimeout(), d.retransmitBase(),
                        d.rekeyedChildLinger(), d.fragmentSize(), d.fragments(), d.reassembledOctets())
                : d;
    }

    private void carryOut(Host host, Order order) {
        OrderId id = host.order(order);
        simulation.runUntil(order.toString(), () -> host.outcome(id).isPresent() && simulation.isQuiet(), PATIENCE);
        if (!(host.outcome(id).orElseThrow() instanceof Event.OrderDone)) {
            throw new IllegalStateException(order + " ended with " + host.outcome(id));
        }
        simulation.run(PAUSE);
    }

    private void ping(int sequence) {
        IcmpEcho request = IcmpEcho.request(IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"), 1, sequence,
                Bytes.utf8("ping " + sequence + " through the tunnel"));
        send(alice, request, bob);
        send(bob, request.answer(), alice);
        simulation.run(PAUSE);
    }

    private void send(Host from, IcmpEcho echo, Host to) {
        int before = to.received().size();
        if (!from.sendThrough(echo.encode())) {
            throw new IllegalStateException("no SA takes " + echo);
        }
        simulation.runUntil("an echo arrives", () -> to.received().size() > before, PATIENCE);
        if (!IcmpEcho.decode(to.received().getLast()).equals(Optional.of(echo))) {
            throw new IllegalStateException("another packet came out of the tunnel than went in");
        }
    }
}
