package ike.esp.sad;

import com.google.common.collect.ImmutableList;
import ike.engine.Policy;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.SelectorSet;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The SPD for outbound packets (RFC 4301 §4.4.1). An SA protects what it was negotiated for whether or not there is a
 * policy for it; a policy says more: what is never protected, and what is to be although there is no SA yet. Any thread
 * may look up.
 */
public final class Spd {
    private static final long ACQUIRE_INTERVAL = TimeUnit.SECONDS.toNanos(3);

    private final SelectorIndex<Entry> index = new SelectorIndex<>(Entry[]::new);
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private long installed;

    /** A policy, ready for looking packets up. */
    public static final class Entry implements Selecting {
        private final Policy policy;
        private final SelectorSet local;
        private final SelectorSet remote;
        private final long rank;
        private final Acquires acquires;

        private Entry(Policy policy, long rank) {
            this.policy = policy;
            this.rank = rank;
            local = new SelectorSet(policy.local());
            remote = new SelectorSet(policy.remote());
            acquires = new Acquires(ACQUIRE_INTERVAL, policy.eachItsOwn());
        }

        /** What was installed. */
        public Policy policy() {
            return policy;
        }

        /** How often IKE is asked for an SA. To be used by the thread that looks outbound packets up. */
        public Acquires acquires() {
            return acquires;
        }

        @Override
        public ImmutableList<AddressRange> remote() {
            return policy.remote();
        }

        @Override
        public boolean selects(InnerPacket packet) {
            return local.matchesSource(packet) && remote.matchesDestination(packet);
        }

        @Override
        public boolean selectsAddresses(InnerPacket packet) {
            return local.hasSource(packet) && remote.hasDestination(packet);
        }

        @Override
        public boolean wantsWhole() {
            return local.namesPorts() || remote.namesPorts();
        }

        @Override
        public long rank() {
            return rank;
        }
    }

    /** The policy that judges this packet; null when none does. */
    public @Nullable Entry find(InnerPacket packet) {
        return index.find(packet);
    }

    /** True when some policy judges a packet by what its later fragments do not show. */
    public boolean wantsWhole() {
        return index.wantsWhole();
    }

    /** True when some policy judges packets between the same addresses, though not this one. */
    public boolean isStray(InnerPacket packet) {
        return index.hasAddresses(packet);
    }

    /** Installs a policy; one with the same id goes. */
    public synchronized void install(Policy policy) {
        Optional<Policy> _ = remove(policy.id());
        installed++;
        // The sign of the priority is kept above, the order of installation counts down below.
        Entry entry = new Entry(policy, ((long) policy.priority() << 32) + 0xffff_ffffL - installed);
        entries.put(policy.id(), entry);
        index.add(entry);
    }

    /** Takes a policy out. */
    public synchronized Optional<Policy> remove(long id) {
        Entry removed = entries.remove(id);
        if (removed != null) {
            index.remove(removed);
        }
        return Optional.ofNullable(removed).map(Entry::policy);
    }
}
