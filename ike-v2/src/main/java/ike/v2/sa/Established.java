package ike.v2.sa;

import com.google.auto.value.AutoValue;
import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.Now;
import ike.engine.config.AddressPattern;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An IKE SA whose two ends have authenticated each other (RFC 7296 §2.15). It holds its parts; each part knows its own rules. */
@AutoValue
public abstract non-sealed class Established implements IkeSa {
    /** Where an established SA stands. */
    public enum Stage {
        /** In use. */
        LIVE,
        /** Made by the peer's rekey while ours is under way; which of the two stays is open (RFC 7296 §2.8.2). */
        RIVAL,
        /** A successor has its children; we or the peer shall delete it (RFC 7296 §2.8). */
        REPLACED,
        /** Replaced, and our request to delete it is on its way. */
        RETIRING,
        /** Our request to delete it is on its way; nothing replaces it. */
        DELETING
    }

    @Override
    public abstract SaName name();

    /** Algorithms and keys. */
    public abstract Session session();

    /** The proof that the peer is who it says. */
    public abstract PeerAuthenticated peer();

    /** What NAT detection found. */
    public abstract NatDetection nat();

    /** Where it stands. */
    public abstract Stage stage();

    /** Our requests. */
    public abstract RequestWindow window();

    /** The peer's requests. */
    public abstract ReplyCache replies();

    /** What is still to be done. */
    public abstract TaskQueue tasks();

    /** Its Child SAs. */
    public abstract ChildSas children();

    /** When it wants something for itself. */
    public abstract Lifetime lifetime();

    /** The addresses inside the tunnel that were assigned. */
    public abstract VirtualAddresses addresses();

    /** Whether the two ends may move. */
    public abstract Mobility mobility();

    /** Whether the peer is known to be reached where it is. */
    public abstract Routability routability();

    /** Parts of messages whose other parts are still missing. */
    public abstract Reassemblies fragments();

    /** What the peer has begun and not ended. */
    public abstract FollowUps followUps();

    /** The ticket that the peer has given us for it (RFC 5723 §4.2). */
    public abstract Optional<Ticket.Granted> ticket();

    /** A copy to be changed. */
    public abstract Builder toBuilder();

    /** An SA still to be described. */
    public static Builder builder() {
        return new AutoValue_Established.Builder().addresses(VirtualAddresses.NONE).mobility(Mobility.NONE)
                .routability(Routability.PROVED)
                .fragments(Reassemblies.NONE).followUps(FollowUps.NONE);
    }

    /** How the packets of its children come, and go as soon as the peer is known to be reached there. */
    public Path espPath() {
        return nat().ofEsp(name().path());
    }

    /** How they go now (RFC 4555 §3.7). */
    public Path outboundPath() {
        return routability().held().orElse(espPath());
    }

    /** Whose packets are ours: the addresses assigned to us, else our outer one. */
    public ImmutableList<AddressPattern> own() {
        return patterns(addresses().local(), name().path().local().address());
    }

    /** Whose packets are the peer's. */
    public ImmutableList<AddressPattern> peers() {
        return patterns(addresses().remote(), name().path().remote().address());
    }

    private static ImmutableList<AddressPattern> patterns(ImmutableList<IpAddress> assigned, IpAddress outer) {
        return assigned.isEmpty()
                ? ImmutableList.of(AddressPattern.exactly(outer))
                : assigned.stream().map(AddressPattern::exactly).collect(ImmutableList.toImmutableList());
    }

    /** True when new work may be begun on it. */
    public boolean isLive() {
        return stage() == Stage.LIVE;
    }

    /** The same with another window. */
    public Established with(RequestWindow window) {
        return toBuilder().window(window).build();
    }

    /** The same with other children. */
    public Established with(ChildSas children) {
        return toBuilder().children(children).build();
    }

    /** The same with this child, new or changed. */
    public Established with(ChildSa child) {
        return with(children().with(child));
    }

    /** The same with other things to do. */
    public Established with(TaskQueue tasks) {
        return toBuilder().tasks(tasks).build();
    }

    /** The same with another lifetime. */
    public Established with(Lifetime lifetime) {
        return toBuilder().lifetime(lifetime).build();
    }

    /** The same with other parts of messages. */
    public Established with(Reassemblies fragments) {
        return toBuilder().fragments(fragments).build();
    }

    /** The same with other series that the peer has begun. */
    public Established with(FollowUps followUps) {
        return toBuilder().followUps(followUps).build();
    }

    /** The same at another stage. */
    public Established at(Stage stage) {
        return toBuilder().stage(stage).build();
    }

    /** True when a successor stands or may stand: nobody misses this SA. */
    public boolean isReplaced() {
        return stage() == Stage.RIVAL || stage() == Stage.REPLACED || stage() == Stage.RETIRING;
    }

    /** The next task whose moment has come, if an exchange of ours may begin. */
    public Optional<TaskQueue.Queued> dueTask(Now now) {
        return mayBegin() ? tasks().due(window(), now) : Optional.empty();
    }

    /** Not while the SA may still lose against its rival, or while the peer replaces it, unless it is replaced already. */
    private boolean mayBegin() {
        return stage() != Stage.RIVAL && (isReplaced() || !followUps().rekeyIke());
    }

    @Override
    public OptionalLong deadline() {
        OptionalLong retransmit = window().inFlight().values().stream()
                .mapToLong(request -> request.retransmission().nextDue()).min();
        OptionalLong task = mayBegin() ? tasks().nextDeadline(window()) : OptionalLong.empty();
        return Stream.of(retransmit, task, ownDeadline(), children().nextDeadline(), fragments().nextDeadline(),
                followUps().nextDeadline())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).min();
    }

    /** One that is being deleted ends with the exchange that deletes it, one way or the other. */
    private OptionalLong ownDeadline() {
        return switch (stage()) {
            case LIVE -> lifetime().nextDeadline();
            case RIVAL, REPLACED, RETIRING -> lifetime().expireAt();
            case DELETING -> OptionalLong.empty();
        };
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session().eachSecret(visitor);
        window().eachSecret(visitor);
        children().eachSecret(visitor);
        followUps().eachSecret(visitor);
    }

    /** Builds an {@link Established}. */
    @AutoValue.Builder
    public abstract static class Builder {
        /** Its name. */
        public abstract Builder name(SaName name);

        /** Algorithms and keys. */
        public abstract Builder session(Session session);

        /** The proof. */
        public abstract Builder peer(PeerAuthenticated peer);

        /** What NAT detection found. */
        public abstract Builder nat(NatDetection nat);

        /** Where it stands. */
        public abstract Builder stage(Stage stage);

        /** Our requests. */
        public abstract Builder window(RequestWindow window);

        /** The peer's requests. */
        public abstract Builder replies(ReplyCache replies);

        /** What is still to be done. */
        public abstract Builder tasks(TaskQueue tasks);

        /** Its Child SAs. */
        public abstract Builder children(ChildSas children);

        /** When it wants something for itself. */
        public abstract Builder lifetime(Lifetime lifetime);

        /** The addresses that were assigned. */
        public abstract Builder addresses(VirtualAddresses addresses);

        /** Whether the two ends may move. */
        public abstract Builder mobility(Mobility mobility);

        /** Whether the peer is known to be reached where it is. */
        public abstract Builder routability(Routability routability);

        /** Parts of messages. */
        public abstract Builder fragments(Reassemblies fragments);

        /** What the peer has begun and not ended. */
        public abstract Builder followUps(FollowUps followUps);

        /** The ticket for it. */
        public abstract Builder ticket(Optional<Ticket.Granted> ticket);

        /** The SA. */
        public abstract Established build();
    }
}
