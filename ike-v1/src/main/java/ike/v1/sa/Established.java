package ike.v1.sa;

import com.google.auto.value.AutoValue;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import ike.engine.config.AddressPattern;
import ike.wire.ip.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An ISAKMP SA that is up (RFC 2409 §5): authenticated both ways. Its Quick Modes run beside each other. */
@AutoValue
public abstract non-sealed class Established implements Secured {
    @Override
    public abstract SaName name();

    @Override
    public abstract Session session();

    /** Its times. */
    public abstract Life life();

    /** The Quick Modes under way, by message ID. */
    public abstract ImmutableMap<Long, QuickMode> quickModes();

    /** Its children, by our number. */
    public abstract ImmutableMap<Long, ChildSa> children();

    /** The question whether the peer is alive, until it is answered. */
    public abstract Optional<Probe> probe();

    /** The number of the next R-U-THERE. */
    public abstract long nextProbe();

    @Override
    public abstract Replies replies();

    /** Whether it gives way to another SA. */
    public abstract Succession succession();

    /** Addresses inside the tunnel. */
    public abstract VirtualAddresses addresses();

    /** How far the two ends are with them. */
    public abstract ModeConfig modeConfig();

    /** The children that wait for that. */
    public abstract ImmutableList<WantedChild> wanted();

    /** The groups that have no number but for the two ends. */
    public abstract PrivateGroups groups();

    /** A copy to change. */
    public abstract Builder toBuilder();

    /** An SA that is fresh from Phase 1. */
    public static Builder builder() {
        return new AutoValue_Established.Builder().quickModes(ImmutableMap.of()).children(ImmutableMap.of())
                .succession(Succession.NONE).addresses(VirtualAddresses.NONE).modeConfig(ModeConfig.DONE)
                .wanted(ImmutableList.of()).groups(PrivateGroups.NONE);
    }

    /** With other times. */
    public Established with(Life life) {
        return toBuilder().life(life).build();
    }

    /** With the peer elsewhere. */
    public Established with(SaName name) {
        return toBuilder().name(name).build();
    }

    /** With other answers to repeat. */
    public Established with(Replies replies) {
        return toBuilder().replies(replies).build();
    }

    /** With another on its way to take its place, or with nobody. */
    public Established with(Succession succession) {
        return toBuilder().succession(succession).build();
    }

    /** With other addresses inside the tunnel. */
    public Established with(VirtualAddresses addresses) {
        return toBuilder().addresses(addresses).build();
    }

    /** With Mode Config a step further. */
    public Established with(ModeConfig modeConfig) {
        return toBuilder().modeConfig(modeConfig).build();
    }

    /** With other private groups. */
    public Established with(PrivateGroups groups) {
        return toBuilder().groups(groups).build();
    }

    /** Whose packets are ours: the addresses assigned to us, else our outer one. */
    public ImmutableList<AddressPattern> own() {
        return patterns(addresses().local(), name().path().local().address());
    }

    /** Whose packets are the peer's: the addresses assigned by us, else its outer one. */
    public ImmutableList<AddressPattern> peers() {
        return patterns(addresses().remote(), name().path().remote().address());
    }

    private static ImmutableList<AddressPattern> patterns(ImmutableList<IpAddress> assigned, IpAddress outer) {
        return (assigned.isEmpty() ? ImmutableList.of(outer) : assigned).stream().map(AddressPattern::exactly)
                .collect(ImmutableList.toImmutableList());
    }

    /** True when another SA has taken its place. */
    public boolean isReplaced() {
        return succession() instanceof Succession.Done;
    }

    /** With this Quick Mode under way, or a step further. */
    public Established with(QuickMode quick) {
        ImmutableMap.Builder<Long, QuickMode> all = ImmutableMap.builder();
        return toBuilder()
                .quickModes(all.putAll(quickModes()).put(quick.messageId(), quick).buildKeepingLast()).build();
    }

    /** Without this Quick Mode. */
    public Established without(QuickMode quick) {
        return toBuilder().quickModes(without(quickModes(), quick.messageId())).build();
    }

    /** With this child, new or changed. */
    public Established with(ChildSa child) {
        return with(ImmutableMap.of(child.uniqueId(), child));
    }

    /** With these children, new or changed. */
    public Established with(ImmutableMap<Long, ChildSa> more) {
        ImmutableMap.Builder<Long, ChildSa> all = ImmutableMap.builder();
        return toBuilder().children(all.putAll(children()).putAll(more).buildKeepingLast()).build();
    }

    /** Without this child. */
    public Established without(ChildSa child) {
        return toBuilder().children(without(children(), child.uniqueId())).build();
    }

    /** Without any child. */
    public Established childless() {
        return toBuilder().children(ImmutableMap.of()).build();
    }

    /** With this question asked, the next one having the next number. */
    public Established asking(Probe asked) {
        return toBuilder().probe(asked).nextProbe(Math.max(nextProbe(), (asked.number() + 1) & 0xffffffffL)).build();
    }

    /** With the question answered. */
    public Established answered() {
        return toBuilder().probe(Optional.empty()).build();
    }

    /** Children wait with what they have to do for the answer about a private group, which is asked for often enough. */
    @Override
    public OptionalLong deadline() {
        Stream<OptionalLong> own = Stream.of(life().rekeyAt(), life().expireAt(), life().probeAt(),
                succession().deadline(), modeConfig().deadline(), groups().deadline(),
                probe().map(asked -> OptionalLong.of(asked.retransmission().nextDue())).orElse(OptionalLong.empty()));
        return Stream.of(own, quickModes().values().stream().map(quick -> OptionalLong.of(quick.due())),
                groups().isAsking()
                        ? Stream.<OptionalLong>of()
                        : children().values().stream().flatMap(ChildSa::deadlines))
                .flatMap(all -> all).flatMapToLong(OptionalLong::stream).min();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session().eachSecret(visitor);
        quickModes().values().forEach(quick -> quick.eachSecret(visitor));
    }

    private static <V> ImmutableMap<Long, V> without(ImmutableMap<Long, V> map, long key) {
        return map.entrySet().stream().filter(entry -> entry.getKey() != key)
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What describes an SA. */
    @AutoValue.Builder
    public abstract static class Builder {
        /** Its name. */
        public abstract Builder name(SaName name);

        /** The protection of what follows. */
        public abstract Builder session(Session session);

        /** Its times. */
        public abstract Builder life(Life life);

        /** The Quick Modes under way. */
        public abstract Builder quickModes(ImmutableMap<Long, QuickMode> quickModes);

        /** Its children. */
        public abstract Builder children(ImmutableMap<Long, ChildSa> children);

        /** The question that waits for its answer. */
        public abstract Builder probe(Probe probe);

        /** That question, or none. */
        public abstract Builder probe(Optional<Probe> probe);

        /** The number of the next question. */
        public abstract Builder nextProbe(long number);

        /** What was handled. */
        public abstract Builder replies(Replies replies);

        /** Whether it gives way. */
        public abstract Builder succession(Succession succession);

        /** Addresses inside the tunnel. */
        public abstract Builder addresses(VirtualAddresses addresses);

        /** How far the two ends are with them. */
        public abstract Builder modeConfig(ModeConfig modeConfig);

        /** The children that wait for that. */
        public abstract Builder wanted(ImmutableList<WantedChild> wanted);

        /** The groups that have no number but for the two ends. */
        public abstract Builder groups(PrivateGroups groups);

        /** The SA. */
        public abstract Established build();
    }
}
