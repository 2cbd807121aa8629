package ike.v1;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multiset;
import com.google.common.collect.SortedSetMultimap;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.QuickMode;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.Cookie;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every ISAKMP SA of an engine, found by its number, by our cookie, and by its deadline. */
final class SaTable {
    private record Due(long moment, long id) {
    }

    /** Who an SA is with, whatever protocol and port its identity names. */
    private record Peer(IdType type, Bytes identity) {
        static Peer of(Identification identity) {
            return new Peer(identity.type(), identity.data());
        }
    }

    private final Map<Long, IsakmpSa> byId = new TreeMap<>();
    private final Map<Cookie, Long> byCookie = new LinkedHashMap<>();
    private final Map<Integer, Long> byEspSpi = new LinkedHashMap<>();
    private final Map<Long, Long> byChild = new LinkedHashMap<>();
    private final SortedSetMultimap<String, Long> byConnection = MultimapBuilder.linkedHashKeys().treeSetValues()
            .build();
    private final SortedSetMultimap<Peer, Long> byPeer = MultimapBuilder.linkedHashKeys().treeSetValues().build();
    private final Multiset<IpAddress> halfOpen = LinkedHashMultiset.create();
    private final TreeSet<Due> deadlines = new TreeSet<>(
            Comparator.comparingLong(Due::moment).thenComparingLong(Due::id));

    /** The SA with this number. */
    Optional<IsakmpSa> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The SA whose messages carry this cookie of ours. */
    Optional<IsakmpSa> find(Cookie local) {
        return Optional.ofNullable(byCookie.get(local)).flatMap(this::find);
    }

    /** The SA that has this child. */
    Optional<IsakmpSa> findChild(long child) {
        return Optional.ofNullable(byChild.get(child)).flatMap(this::find);
    }

    /** True when a child receives with this SPI, or is about to. */
    boolean hasEspSpi(int spi) {
        return byEspSpi.containsKey(spi);
    }

    /** True when the peer of an SA has this address. */
    boolean hasPeer(IpAddress address) {
        return byId.values().stream().anyMatch(sa -> sa.name().path().remote().address().equals(address));
    }

    /** The SAs of a connection, the oldest first. */
    ImmutableList<IsakmpSa> ofConnection(String name) {
        return found(byConnection.get(name), IsakmpSa.class);
    }

    /** The established SAs with this peer over whatever connection, the oldest first. */
    ImmutableList<Established> established(Identification peer) {
        return found(byPeer.get(Peer.of(peer)), Established.class);
    }

    private <T extends IsakmpSa> ImmutableList<T> found(Set<Long> ids, Class<T> kind) {
        return ids.stream().flatMap(id -> find(id).stream()).filter(kind::isInstance).map(kind::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** All SAs at this moment, safe against changes. */
    ImmutableList<IsakmpSa> snapshot() {
        return ImmutableList.copyOf(byId.values());
    }

    /** All of them. */
    int count() {
        return byId.size();
    }

    /** Responder SAs whose peer has proved nothing yet. */
    int halfOpen() {
        return halfOpen.size();
    }

    /** Those of them whose peer says it is at this address. */
    int halfOpen(IpAddress peer) {
        return halfOpen.count(peer);
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

    /** A new SA, or the next state of one. */
    void put(IsakmpSa sa) {
        long id = sa.name().uniqueId();
        remove(id);
        byId.put(id, sa);
        byCookie.put(sa.name().localCookie(), id);
        byConnection.put(sa.name().connection().name(), id);
        sa.deadline().ifPresent(moment -> deadlines.add(new Due(moment, id)));
        switch (sa) {
            case Connecting connecting when !connecting.name().initiator() -> halfOpen.add(peer(connecting));
            case ExtendedAuth user when !user.name().initiator() -> halfOpen.add(peer(user));
            case Established established -> {
                byPeer.put(Peer.of(established.session().remote()), id);
                established.children().values().forEach(child -> {
                    byEspSpi.put(child.inboundSpi(), id);
                    byChild.put(child.uniqueId(), id);
                });
                established.quickModes().values().forEach(quick -> enter(quick, id));
            }
            case Connecting _,ExtendedAuth _ -> {
            }
        }
    }

    /** The SA is no more. */
    void remove(long id) {
        IsakmpSa old = byId.remove(id);
        if (old == null) {
            return;
        }
        byCookie.remove(old.name().localCookie(), id);
        byConnection.remove(old.name().connection().name(), id);
        old.deadline().ifPresent(moment -> deadlines.remove(new Due(moment, id)));
        switch (old) {
            case Connecting connecting when !connecting.name().initiator() -> halfOpen.remove(peer(connecting));
            case ExtendedAuth user when !user.name().initiator() -> halfOpen.remove(peer(user));
            case Established established -> {
                byPeer.remove(Peer.of(established.session().remote()), id);
                established.children().values().forEach(child -> {
                    byEspSpi.remove(child.inboundSpi(), id);
                    byChild.remove(child.uniqueId(), id);
                });
                established.quickModes().values().forEach(quick -> leave(quick, id));
            }
            case Connecting _,ExtendedAuth _ -> {
            }
        }
    }

    private void enter(QuickMode quick, long id) {
        quick.inboundSpis().forEach(spi -> byEspSpi.put(spi, id));
        if (quick instanceof QuickMode.Receiving receiving) {
            receiving.children().forEach(made -> byChild.put(made.child().uniqueId(), id));
        }
    }

    private void leave(QuickMode quick, long id) {
        quick.inboundSpis().forEach(spi -> byEspSpi.remove(spi, id));
        if (quick instanceof QuickMode.Receiving receiving) {
            receiving.children().forEach(made -> byChild.remove(made.child().uniqueId(), id));
        }
    }

    private static IpAddress peer(IsakmpSa sa) {
        return sa.name().path().remote().address();
    }
}
