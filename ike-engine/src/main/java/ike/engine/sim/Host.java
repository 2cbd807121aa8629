package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.AskId;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.Input;
import ike.engine.NetworkEvent;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Question;
import ike.engine.SaId;
import ike.engine.SeededEntropy;
import ike.engine.TrafficEvent;
import ike.engine.Verdict;
import ike.engine.credential.Credentials;
import ike.engine.credential.TlsHandshakes;
import ike.engine.pool.AddressPools;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A host of a simulation: an engine, a datapath, and what a shell does for them. It listens on UDP 500 and 4500, carries
 * out effects in order, and answers questions at once, with yes unless told otherwise.
 */
public final class Host implements Node, SecretOwner {
    private static final int PLAIN_PORT = 500;
    private static final int ENCAPSULATED_PORT = 4500;

    private final World world;
    private final String name;
    private final ImmutableList<IpAddress> addresses;
    private final Machine machine;
    private final KeepAlives keepAlives;
    private final SaLedger ledger = new SaLedger();
    private final List<Event> events = new ArrayList<>();
    private final Map<OrderId, Event> outcomes = new LinkedHashMap<>();
    private final List<Bytes> received = new ArrayList<>();
    private final Set<AskId> asked = new LinkedHashSet<>();
    private boolean leavesQuestionsOpen;
    private final AddressPools pools = new AddressPools();
    private final Credentials credentials;
    private final TlsHandshakes handshakes;
    private final Map<Long, ImmutableList<IpAddress>> assigned = new LinkedHashMap<>();
    private final List<String> trapped = new ArrayList<>();
    private Function<Question, Verdict> oracle = this::answer;
    private long orders;

    Host(World world, String name, ImmutableList<IpAddress> addresses, Machine machine) {
        this.world = world;
        this.name = name;
        this.addresses = addresses;
        this.machine = machine;
        credentials = new Credentials(new SeededEntropy(name.hashCode()));
        handshakes = new TlsHandshakes(credentials, new SeededEntropy(name.hashCode()));
        keepAlives = new KeepAlives(world, this);
    }

    /** What the trace calls it. */
    public String name() {
        return name;
    }

    /** Its first address. */
    public IpAddress address() {
        return addresses.getFirst();
    }

    /** True when packets to this address are for it. */
    public boolean has(IpAddress wanted) {
        return addresses.contains(wanted);
    }

    /** Gives the engine an order now. */
    public OrderId order(Order order) {
        OrderId id = new OrderId(++orders);
        handle(new Input.Command(world.now(), id, order));
        return id;
    }

    /** What came of an order: {@link Event.OrderDone}, {@link Event.OrderFailed}, or nothing yet. */
    public Optional<Event> outcome(OrderId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    /** Everything that the engine reported, in order, the outcomes of orders included. */
    public ImmutableList<Event> events() {
        return ImmutableList.copyOf(events);
    }

    /** The engine's SAs. */
    public EngineView view() {
        return machine.engine().view();
    }

    /** Sends an IP packet through the tunnel now; false when no SA is there for it. */
    public boolean sendThrough(Bytes inner) {
        Optional<Packet> packet = machine.datapath().seal(world.now(), inner);
        packet.ifPresent(sealed -> world.send(this, sealed));
        return packet.isPresent();
    }

    /** Every IP packet that came out of the tunnel, in order. */
    public ImmutableList<Bytes> received() {
        return ImmutableList.copyOf(received);
    }

    /** Tells the engine that its network changed. */
    public void tell(NetworkEvent event) {
        handle(new Input.Network(world.now(), event));
    }

    /** Tells the engine something of its packets, as its datapath does. */
    public void tell(TrafficEvent event) {
        handle(new Input.Traffic(world.now(), event));
    }

    /** No question of the engine is answered from now on, as by an outside that takes its time. */
    public void leaveQuestionsOpen() {
        leavesQuestionsOpen = true;
    }

    /** How the engine's questions are answered from now on. */
    public void answerQuestions(Function<Question, Verdict> answers) {
        oracle = answers;
    }

    /** The pools that it assigns addresses from, unless {@link #answerQuestions} says otherwise; they outlive restarts. */
    public AddressPools pools() {
        return pools;
    }

    /** The certificates and keys that it has, unless {@link #answerQuestions} says otherwise; they outlive restarts. */
    public Credentials credentials() {
        return credentials;
    }

    /** The children that are to come up with their next packet, in the order in which the engine has said so. */
    public ImmutableList<String> trapped() {
        return ImmutableList.copyOf(trapped);
    }

    /** The addresses inside the tunnel that peers have assigned to it. */
    public ImmutableList<IpAddress> assigned() {
        return assigned.values().stream().flatMap(ImmutableList::stream).collect(ImmutableList.toImmutableList());
    }

    /** Power off and on: the engine and every SA are gone, and a new engine with new entropy knows nothing. */
    public void restart() {
        machine.restart();
        ledger.restart();
        keepAlives.stop();
        asked.clear();
        assigned.clear();
        world.restarted(this);
    }

    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return switch (packet.kind()) {
            case IKE -> takeIke(now, packet);
            case ESP -> takeEsp(now, packet);
            case KEEPALIVE -> Passage.taken();
        };
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        machine.eachSecret(visitor);
        credentials.eachSecret(visitor);
        handshakes.eachSecret(visitor);
    }

    @Override
    public String toString() {
        return name;
    }

    void tick() {
        handle(new Input.Tick(world.now()));
    }

    Deadline nextDeadline() {
        return machine.engine().nextDeadline();
    }

    ImmutableList<InstalledSa> installed(SaId.Direction direction) {
        return ledger.live(direction);
    }

    private Passage takeIke(Now now, Packet packet) {
        boolean plain = packet.transport() == Path.Transport.UDP;
        if (packet.destination().port() != (plain ? PLAIN_PORT : ENCAPSULATED_PORT)) {
            return Passage.dropped("nobody listens for " + packet.transport() + " on that port");
        }
        Path path = new Path(packet.transport(), packet.destination(), packet.source());
        handle(new Input.Datagram(now, path, packet.octets()));
        return Passage.taken();
    }

    private Passage takeEsp(Now now, Packet packet) {
        Datapath.Opened opened = machine.datapath().open(now, packet);
        opened.inner().ifPresent(received::add);
        opened.events().forEach(this::tell);
        return Passage.dropped(opened.note());
    }

    private void handle(Input input) {
        Step step = machine.handle(input, world);
        step.effects().forEach(this::perform);
        world.stepped(this, step);
    }

    private void perform(Effect effect) {
        ledger.note(effect).ifPresent(wrong -> {
            throw world.failure(name + ": " + wrong);
        });
        switch (effect) {
            case Effect.Send(Path path, Bytes octets) -> world.send(this, Packet.ike(path, octets));
            case Effect.InstallInbound(var sa) -> machine.datapath().installInbound(sa);
            case Effect.InstallOutbound(var sa) -> machine.datapath().installOutbound(sa);
            case Effect.Move(SaId id, Path path) -> machine.datapath().move(id, path);
            case Effect.Remove(SaId id) -> machine.datapath().remove(id);
            case Effect.InstallPolicy _,Effect.RemovePolicy _ -> {
                // Simulated packets find an SA or are lost: nobody waits for one.
            }
            case Effect.HoldTrap(var _, String child) -> trapped.add(child);
            case Effect.KeepAlive(Path path, boolean on) -> keepAlives.keep(path, on);
            case Effect.AssignAddresses(long holder, var ours, var _) -> assigned.put(holder, ours);
            case Effect.ReleaseAddresses(long holder) -> {
                assigned.remove(holder);
                pools.release(holder);
            }
            case Effect.Ask(AskId id, Question question) -> ask(id, question);
            case Effect.Cancel(AskId id) -> asked.remove(id);
            case Effect.Report(Optional<OrderId> id, Event event) -> report(id, event);
        }
    }

    private void ask(AskId id, Question question) {
        asked.add(id);
        if (leavesQuestionsOpen) {
            return;
        }
        world.later(Duration.ZERO, () -> {
            if (asked.remove(id)) {
                handle(new Input.Answer(world.now(), id, oracle.apply(question)));
            }
        });
    }

    private Verdict answer(Question question) {
        return switch (question) {
            case Question.Lease lease -> pools.lease(lease);
            case Question.Sign sign -> credentials.sign(sign, world.now());
            case Question.Decrypt decrypt -> credentials.decrypt(decrypt);
            case Question.Verify verify -> credentials.verify(verify, world.now());
            case Question.Tls tls -> handshakes.step(tls, world.now());
            case Question.Uniqueness _ -> new Verdict.Granted();
            case Question.Traffic(long child) -> new Verdict.Carried(
                    machine.datapath().carried(SaId.inbound(child)) + machine.datapath().carried(SaId.outbound(child)));
        };
    }

    private void report(Optional<OrderId> id, Event event) {
        events.add(event);
        if (event instanceof Event.OrderDone || event instanceof Event.OrderFailed) {
            id.ifPresent(order -> outcomes.put(order, event));
        }
    }
}
