package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.ChildSas;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Tombstone;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeSpi;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every IKE SA of an engine, found by its number, by our SPI, and by its deadline; no lookup costs more because there
 * are more SAs. When a state gives way to another, the secrets that the new one no longer reaches are wiped here, so
 * that no handler can forget to.
 */
final class SaTable {
    /** Among so many SAs with one address that for a packet is looked for. */
    private static final int MOST_AT_ONE_ADDRESS = 8;

    private record Due(long moment, long id) {
    }

    private final Map<Long, IkeSa> byId;
    private final Map<IkeSpi, Long> bySpi = new LinkedHashMap<>();
    private final SetMultimap<TransportAddress, Long> byRemote = MultimapBuilder.linkedHashKeys().linkedHashSetValues()
            .build();
    private final ChildIndex children = new ChildIndex();
    private final SetMultimap<String, Long> byConnection = MultimapBuilder.linkedHashKeys().treeSetValues().build();
    private final SetMultimap<PeerAuthenticated, Long> byPeer = MultimapBuilder.linkedHashKeys().linkedHashSetValues()
            .build();
    private final TreeSet<Due> deadlines = new TreeSet<>(
            Comparator.comparingLong(Due::moment).thenComparingLong(Due::id));
    private final Mappings mappings = new Mappings();
    private final Leases leases = new Leases();
    private final Multiset<IpAddress> halfOpen = LinkedHashMultiset.create();

    SaTable() {
        this(new TreeMap<>());
    }

    /** A table that keeps its SAs there, where tests count who looks at how many. */
    SaTable(Map<Long, IkeSa> byId) {
        this.byId = byId;
    }

    /** The SA with this number. */
    Optional<IkeSa> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The SA whose messages carry this SPI of ours. */
    Optional<IkeSa> find(IkeSpi localSpi) {
        return Optional.ofNullable(bySpi.get(localSpi)).flatMap(this::find);
    }

    /** The SA that has this child. */
    Optional<IkeSa> findChild(long child) {
        return children.find(child).flatMap(this::find);
    }

    /** The SAs of this connection, by number; to be collected before any of them changes. */
    Stream<IkeSa> ofConnection(String connection) {
        return byConnection.get(connection).stream().flatMap(id -> find(id).stream());
    }

    /** The SAs with a child of this name, by number; to be collected before any of them changes. */
    Stream<IkeSa> withChild(String name) {
        return children.withName(name).stream().flatMap(id -> find(id).stream());
    }

    /** The live SA whose peer is where packets along this path come from; behind a NAT the port tells whose they are. */
    Optional<Established> at(Path path) {
        return byRemote.get(sender(path)).stream().limit(MOST_AT_ONE_ADDRESS).flatMap(id -> find(id).stream())
                .filter(Established.class::isInstance).map(Established.class::cast).filter(Established::isLive)
                .findFirst();
    }

    private static TransportAddress sender(Path path) {
        return path.transport() == Path.Transport.UDP
                ? new TransportAddress(path.remote().address(), 0)
                : path.remote();
    }

    /** True when one of our Child SAs receives with this SPI. */
    boolean hasEspSpi(int spi) {
        return children.hasEspSpi(spi);
    }

    /** All SAs, by number. */
    Collection<IkeSa> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** All SAs at this moment, safe against changes. */
    ImmutableList<IkeSa> snapshot() {
        return ImmutableList.copyOf(byId.values());
    }

    /** The mappings of a NAT that our SAs need. */
    Mappings mappings() {
        return mappings;
    }

    /** The addresses that our SAs have assigned. */
    Leases leases() {
        return leases;
    }

    /** Responder SAs whose peer has proved nothing yet. */
    int halfOpen() {
        return halfOpen.size();
    }

    /** Those of them whose peer says it is at this address. */
    int halfOpen(IpAddress peer) {
        return halfOpen.count(peer);
    }

    /** All of them. */
    int count() {
        return byId.size();
    }

    /** The first deadline. */
    OptionalLong firstDeadline() {
        return deadlines.isEmpty() ? OptionalLong.empty() : OptionalLong.of(deadlines.first().moment());
    }

    /** The SAs whose deadline has come, the earliest first. */
    ImmutableList<Long> due(long now) {
        return deadlines.stream().takeWhile(due -> due.moment() - now <= 0).map(Due::id)
                .collect(ImmutableList.toImmutableList());
    }

    /** True when an SA joins these identities, over whatever connection. */
    boolean isInTouch(PeerAuthenticated peer) {
        return byPeer.containsKey(peer);
    }

    /** The live SAs between the same identities, over whatever connection. */
    ImmutableList<Established> between(PeerAuthenticated peer) {
        if (peer.remote().equals(Identification.NOBODY)) {
            return ImmutableList.of(); // several of them are not one and the same (RFC 7619 §2.3)
        }
        return byPeer.get(peer).stream().flatMap(id -> find(id).stream()).map(Established.class::cast)
                .filter(Established::isLive).collect(ImmutableList.toImmutableList());
    }

    /** A new SA, or the next state of one. */
    void put(IkeSa sa) {
        long id = sa.name().uniqueId();
        IkeSa old = byId.put(id, sa);
        unindex(old);
        children.change(id, ChildIndex.of(old), ChildIndex.of(sa));
        bySpi.put(sa.name().localSpi(), id);
        byConnection.put(sa.name().connection().name(), id);
        mappings.enter(sa);
        leases.enter(sa);
        sa.deadline().ifPresent(moment -> deadlines.add(new Due(moment, id)));
        if (isHalfOpen(sa)) {
            halfOpen.add(peer(sa));
        }
        if (sa instanceof Established established) {
            byPeer.put(established.peer(), id);
            byRemote.put(sender(established.name().path()), id);
        }
    }

    /** The SA is no more. */
    void remove(long id) {
        IkeSa old = byId.remove(id);
        unindex(old);
        children.change(id, ChildIndex.of(old), ChildSas.NONE);
    }

    private void unindex(@Nullable IkeSa old) {
        if (old == null) {
            return;
        }
        long id = old.name().uniqueId();
        bySpi.remove(old.name().localSpi(), id);
        byConnection.remove(old.name().connection().name(), id);
        mappings.leave(old);
        leases.leave(old);
        old.deadline().ifPresent(moment -> deadlines.remove(new Due(moment, id)));
        if (isHalfOpen(old)) {
            halfOpen.remove(peer(old));
        }
        if (old instanceof Established established) {
            byPeer.remove(established.peer(), id);
            byRemote.remove(sender(established.name().path()), id);
        }
    }

    private static boolean isHalfOpen(IkeSa sa) {
        return sa instanceof InitAnswered || sa instanceof AuthAsked || sa instanceof EapAsked;
    }

    private static IpAddress peer(IkeSa sa) {
        return sa.name().path().remote().address();
    }

    /** True when anything but tombstones is left. */
    boolean hasLiving() {
        return byId.values().stream().anyMatch(sa -> !(sa instanceof Tombstone));
    }
}
