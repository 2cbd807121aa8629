package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.sim.Agreement;
import ike.engine.sim.Delay;
import ike.engine.sim.Heading;
import ike.engine.sim.Node;
import ike.engine.sim.Packet;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Two hosts with engines, a network that does exactly what the test says, and somebody on the wire who knows every key.
 * Left and right are 10 ms apart. The simulator's invariants hold throughout, and at the end every secret ever made is
 * reachable or wiped.
 */
final class Scene {
    private static final Duration HOP = Duration.ofMillis(5);

    private final Simulation simulation;
    private final Keyring keyring = new Keyring();
    private final List<Sighting> seen = new ArrayList<>();
    private final Ladder names = new Ladder();
    private final List<String> ladder = new ArrayList<>();
    private final List<String> rungs = new ArrayList<>();
    private final Actor left;
    private final Actor right;
    private final Gate gate = new Gate();

    private Scene(Simulation simulation, Setup setup) {
        this.simulation = simulation;
        simulation.watch(this::note);
        left = new Actor(this, "left", IpAddress.of("192.0.2.1"), setup);
        right = new Actor(this, "right", IpAddress.of("198.51.100.1"), setup);
        simulation.line(left.host(), ImmutableList.<Node>builder().add(Delay.of(HOP)).add(gate).addAll(setup.nodes())
                .build().toArray(Node[]::new));
        simulation.line(right.host(), Delay.of(HOP));
        left.configure();
        right.configure();
    }

    /** Plays a script between two hosts that are configured as usual. */
    static void play(Consumer<Scene> script) {
        play(Setup.USUAL, script);
    }

    /** Plays a script. */
    static void play(Setup setup, Consumer<Scene> script) {
        Seeds.playOne(1, simulation -> script.accept(new Scene(simulation, setup)));
    }

    /** Plays a script that begins when left has set up the IKE SA and the child {@code net}. */
    static void established(Consumer<Scene> script) {
        established(Setup.USUAL, script);
    }

    /** Plays a script that begins when left has set up the IKE SA and the child {@code net}. */
    static void established(Setup setup, Consumer<Scene> script) {
        play(setup, scene -> {
            scene.establish();
            scene.forgetLadder();
            script.accept(scene);
        });
    }

    Simulation simulation() {
        return simulation;
    }

    Actor left() {
        return left;
    }

    Actor right() {
        return right;
    }

    Actor other(Actor one) {
        return one == left ? right : left;
    }

    /** On left's line: {@code OUT} is from left to right. */
    Gate gate() {
        return gate;
    }

    Keyring keyring() {
        return keyring;
    }

    /** Lets a host begin, and nothing more. */
    void begin(Actor initiator) {
        initiator.order(new Order.Initiate("home", Optional.of("net")));
        simulation.run(HOP);
    }

    /** Left's IKE_SA_INIT request, which goes lost. */
    Bytes firstRequest() {
        gate.request(Heading.OUT, ExchangeType.Known.IKE_SA_INIT).lost();
        begin(left);
        return seen.getFirst().octets();
    }

    /** Right's answer to left's IKE_SA_INIT request; it goes lost. */
    IkeMessage firstResponse() {
        gate.response(Heading.IN, ExchangeType.Known.IKE_SA_INIT).lost();
        begin(left);
        run();
        return IkeMessages.decode(lastResponse(right, ExchangeType.Known.IKE_SA_INIT).octets()).orThrow();
    }

    void establish() {
        left.done(new Order.Initiate("home", Optional.of("net")));
    }

    void run(Duration time) {
        simulation.run(time);
    }

    /** Lets a few round trips pass, too short a time for any retransmission. */
    void run() {
        simulation.run(Duration.ofSeconds(2));
    }

    /** Lets time pass until nothing is under way, and demands that both ends agree on every SA and its keys. */
    void settle() {
        simulation.run(Duration.ofMinutes(1));
        assertThat(Agreement.differences(left.host(), right.host())).isEmpty();
    }

    /** Every IKE message so far, in the order of sending. */
    ImmutableList<Sighting> seen() {
        return ImmutableList.copyOf(seen);
    }

    /** Those that this host sent in this exchange, requests or responses. */
    ImmutableList<Sighting> seen(Actor from, ExchangeType exchange, boolean request) {
        return seen.stream().filter(s -> s.is(from.name(), exchange, request)).collect(ImmutableList.toImmutableList());
    }

    /** The last request that this host sent in this exchange. */
    Sighting lastRequest(Actor from, ExchangeType exchange) {
        return seen(from, exchange, true).getLast();
    }

    /** The last response that this host sent in this exchange. */
    Sighting lastResponse(Actor from, ExchangeType exchange) {
        return seen(from, exchange, false).getLast();
    }

    /** What was sent since the last call of {@link #forgetLadder}, one line a message. */
    String ladder() {
        return ladder.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The same as a drawing, with a note behind each message that went lost. */
    ImmutableList<String> rungs() {
        return ImmutableList.copyOf(rungs);
    }

    void forgetLadder() {
        ladder.clear();
        rungs.clear();
    }

    /** The names that the ladder gives to SPIs. */
    Ladder names() {
        return names;
    }

    private Sighting sighting(TraceEvent event) {
        IkeMessage message = IkeMessages.decode(event.packet().octets()).orThrow();
        String from = event.packet().source().address().equals(left.host().address()) ? "left" : "right";
        return new Sighting(from, event.packet(), message.header(), keyring.open(message));
    }

    private void note(TraceEvent event) {
        if (event.packet().kind() != Packet.Kind.IKE) {
            return;
        }
        keyring.learn(left.states());
        keyring.learn(right.states());
        if (event.what() == TraceEvent.What.SENT) {
            Sighting sighting = sighting(event);
            seen.add(sighting);
            ladder.add(names.line(sighting));
            rungs.add(names.rung(sighting));
        } else if (event.what() == TraceEvent.What.DROPPED && event.note().equals("lost")) {
            ladder.add("(lost)");
            int index = rungs.lastIndexOf(names.rung(sighting(event)));
            rungs.set(index, rungs.get(index) + "  (lost)");
        }
    }
}
