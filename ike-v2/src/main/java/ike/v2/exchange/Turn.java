package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Effect;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Input;
import ike.engine.Now;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.v2.sa.ChildSas;
import ike.v2.sa.IkeSa;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.List;
import java.util.Optional;

/**
 * The handling of one input: its moment, the engine's gifts, and what the handlers want done outside the state that
 * they return. Lives as long as the input does. No RFC section: inside our house.
 */
public final class Turn {
    /** RFC 7296 §2.10: at least half the prf's key, at least 16 octets; 32 serve every prf here. */
    static final int NONCE_LENGTH = 32;
    /** SPIs 1 to 255 are reserved (RFC 4303 §2.1). */
    private static final int FIRST_ESP_SPI = 256;

    private final Environment environment;
    private final Surroundings surroundings;
    private final Input input;
    private final ImmutableList.Builder<Effect> effects = ImmutableList.builder();
    private final ImmutableList.Builder<IkeSa> spawned = ImmutableList.builder();
    private final ImmutableList.Builder<HandOver> handOvers = ImmutableList.builder();
    private final ImmutableList.Builder<Arrival> arrivals = ImmutableList.builder();
    private ImmutableList<SecretOwner> drafts = ImmutableList.of();
    private final ImmutableList.Builder<Revival> revivals = ImmutableList.builder();
    private final ImmutableList.Builder<Retirement> retirements = ImmutableList.builder();
    private final ImmutableList.Builder<Long> superseded = ImmutableList.builder();
    private final ImmutableList.Builder<Ticket> tickets = ImmutableList.builder();
    private Optional<Sealing.Opened> reassembled = Optional.empty();
    private Optional<Bytes> reassembledOctets = Optional.empty();

    /** Children and tasks that go from one IKE SA to its successor. */
    public record HandOver(long from, long to, ChildSas children, TaskQueue tasks) {
    }

    /** An IKE SA has come up, and the others between the same identities may have to go. */
    public record Arrival(long uniqueId, boolean initialContact) {
    }

    /**
     * Children of an IKE SA that is gone.
     *
     * @param path where its peer was
     * @param start those that are set up again at once, {@code trap} those that their next packet sets up
     */
    public record Revival(String connection, Path path, ImmutableList<String> start, ImmutableList<String> trap) {
    }

    /**
     * An IKE SA has been set up in the place of another one, with these children of it.
     *
     * @param old the number of the other one, {@code heir} its own
     */
    public record Retirement(long old, long heir, ImmutableSet<String> asked) {
    }

    /** A turn for one input. */
    public Turn(Environment environment, Surroundings surroundings, Input input) {
        this.environment = environment;
        this.surroundings = surroundings;
        this.input = input;
    }

    /** What the engine was given. */
    public Environment environment() {
        return environment;
    }

    /** The engine around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The input's moment. */
    public Now now() {
        return input.now();
    }

    /** The way by which the datagram in hand came; nothing for another input. */
    Optional<Path> arrival() {
        return input instanceof Input.Datagram datagram ? Optional.of(datagram.path()) : Optional.empty();
    }

    /** Wants this done. */
    public void effect(Effect effect) {
        effects.add(effect);
    }

    /** Wants this sent. */
    public void send(Path path, Bytes octets) {
        effect(new Effect.Send(path, octets));
    }

    /** Wants these sent, in order. */
    void send(Path path, List<Bytes> datagrams) {
        datagrams.forEach(octets -> send(path, octets));
    }

    /**
     * Answers the datagram in hand, back to where it came from, out of where it came to (RFC 7296 §2.11); else along the
     * way of the SA.
     */
    void sendBack(Path otherwise, List<Bytes> datagrams) {
        send(input instanceof Input.Datagram datagram ? datagram.path() : otherwise, datagrams);
    }

    /** The datagram in hand completes a message that came in fragments, and this was in it (RFC 7383 §2.6). */
    void reassembled(Sealing.Opened content, Bytes octets) {
        reassembled = Optional.of(content);
        reassembledOctets = Optional.of(octets);
    }

    /** The octets of that. */
    Optional<Bytes> reassembledOctets() {
        return reassembledOctets;
    }

    /** Secrets made on the way to a next state: wiped unless that state has them. */
    <S extends SecretOwner> S draft(S made) {
        drafts = ImmutableList.<SecretOwner>builder().addAll(drafts).add(made).build();
        return made;
    }

    /** The drafts so far, which are the caller's to wipe from now on. */
    public ImmutableList<SecretOwner> takeDrafts() {
        ImmutableList<SecretOwner> taken = drafts;
        drafts = ImmutableList.of();
        return taken;
    }

    /** What was in the fragments that the datagram in hand completes. */
    Optional<Sealing.Opened> reassembled() {
        return reassembled;
    }

    /** Tells whoever watches. */
    public void report(Event event) {
        effect(new Effect.Report(Optional.empty(), event));
    }

    /** Tells whoever gave these orders how they ended. */
    public void answer(Iterable<OrderId> orders, Event event) {
        orders.forEach(order -> effect(new Effect.Report(Optional.of(order), event)));
    }

    /** One more IKE SA exists from now on. */
    public void spawn(IkeSa sa) {
        spawned.add(sa);
    }

    /** The IKE SA with this number inherits. */
    public void handOver(long from, long to, ChildSas children, TaskQueue tasks) {
        handOvers.add(new HandOver(from, to, children, tasks));
    }

    /** The IKE SA with this number is up, by an authentication of its own. */
    public void arrived(long uniqueId, boolean initialContact) {
        arrivals.add(new Arrival(uniqueId, initialContact));
    }

    /** These children are to come back. */
    void revive(Revival revival) {
        revivals.add(revival);
    }

    /** The IKE SA with the first number has been set up anew and can go. */
    void retire(long old, long heir, ImmutableSet<String> asked) {
        retirements.add(new Retirement(old, heir, asked));
    }

    /** A ticket of an IKE SA that was lost, the receiver's from now on. */
    void keep(Ticket ticket) {
        tickets.add(ticket);
    }

    /** The tickets of IKE SAs that were lost. */
    public ImmutableList<Ticket> tickets() {
        return tickets.build();
    }

    /** The IKE SA with this number was resumed as another one, and goes without a word (RFC 5723 §4.3.4). */
    void supersede(long uniqueId) {
        superseded.add(uniqueId);
    }

    /** The IKE SAs that were resumed as others. */
    public ImmutableList<Long> superseded() {
        return superseded.build();
    }

    /** What is to come back. */
    public ImmutableList<Revival> revivals() {
        return revivals.build();
    }

    /** The IKE SAs that can go. */
    public ImmutableList<Retirement> retirements() {
        return retirements.build();
    }

    /** What is wanted, in order. */
    public ImmutableList<Effect> effects() {
        return effects.build();
    }

    /** The IKE SAs that came to be. */
    public ImmutableList<IkeSa> spawned() {
        return spawned.build();
    }

    /** Who inherits what. */
    public ImmutableList<HandOver> handOvers() {
        return handOvers.build();
    }

    /** Who came up. */
    public ImmutableList<Arrival> arrivals() {
        return arrivals.build();
    }

    /** A fresh nonce (RFC 7296 §2.10). */
    Bytes nonce() {
        return environment.entropy().open(Entropy.Use.NONCE, NONCE_LENGTH);
    }

    /** Our half of a key exchange. */
    Offered offer(KeyExchange method) {
        try (Secret seed = environment.entropy().hidden(Entropy.Use.KEY_EXCHANGE, method.initiatorSeedLength())) {
            return method.offer(seed);
        }
    }

    /** An IKE SPI that is free and not zero (RFC 7296 §2.6). */
    IkeSpi newIkeSpi() {
        while (true) {
            IkeSpi spi = new IkeSpi(environment.entropy().open(Entropy.Use.IKE_SPI, 8).u64At(0));
            if (!spi.isZero() && !surroundings.isTaken(spi)) {
                return spi;
            }
        }
    }

    /** An ESP SPI that is free and not reserved. */
    int newEspSpi() {
        while (true) {
            int spi = (int) environment.entropy().open(Entropy.Use.ESP_SPI, 4).u32At(0);
            if (Integer.compareUnsigned(spi, FIRST_ESP_SPI) >= 0 && !surroundings.isTaken(spi)) {
                return spi;
            }
        }
    }

    /** A share of {@code span} nanoseconds, drawn anew each time: from 0 to {@code span}. */
    long jitter(long span) {
        try (Secret draw = environment.entropy().hidden(Entropy.Use.JITTER, 4)) {
            long value = draw.reveal(ike.crypto.SecretAccess.forProvider()).u32At(0);
            return span <= 0 ? 0 : (long) (span * (value / 4294967296.0));
        }
    }
}
