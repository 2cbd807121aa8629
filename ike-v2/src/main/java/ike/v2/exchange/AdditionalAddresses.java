package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Task;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where else an end can be found, for the day on which the way in use fails (RFC 4555 §3.4, §3.6, §3.8).
 *
 * <pre>{@code
 * HDR, SK {N(ADDITIONAL_IP4_ADDRESS)+, N(ADDITIONAL_IP6_ADDRESS)+}  -->  <--  HDR, SK {}     all of them, whenever one has changed
 * HDR, SK {N(NO_ADDITIONAL_ADDRESSES)}                              -->  <--  HDR, SK {}
 * }</pre>
 */
final class AdditionalAddresses {
    /** We tell no more than that: a host with hundreds of addresses would fill the message. */
    private static final int MOST_TOLD = 8;

    private AdditionalAddresses() {
    }

    /** Our other addresses, of either family, as far as the connection lets us use them. */
    static ImmutableList<IpAddress> own(Turn turn, Connection connection, Path path) {
        return allowed(turn, connection).filter(address -> !address.equals(path.local().address()))
                .limit(MOST_TOLD).collect(ImmutableList.toImmutableList());
    }

    /** What IKE_AUTH says of them. */
    static ImmutableList<NotifyPayload> offer(Turn turn, Connection connection, Path path) {
        return own(turn, connection, path).stream()
                .map(address -> NotifyPayload.of(address.isV4()
                        ? NotifyType.Known.ADDITIONAL_IP4_ADDRESS
                        : NotifyType.Known.ADDITIONAL_IP6_ADDRESS, address.octets()))
                .collect(ImmutableList.toImmutableList());
    }

    /** What a request says of them, so that the peer forgets those before (§3.6). */
    static ImmutableList<NotifyPayload> news(Turn turn, Established sa) {
        ImmutableList<NotifyPayload> own = offer(turn, sa.name().connection(), sa.name().path());
        return own.isEmpty() ? ImmutableList.of(NotifyPayload.of(NotifyType.Known.NO_ADDITIONAL_ADDRESSES)) : own;
    }

    /** True when the peer knows others than there are. */
    static boolean areNews(Turn turn, Established sa) {
        return sa.mobility().agreed() && !sa.mobility().told()
                .equals(ImmutableSet.copyOf(own(turn, sa.name().connection(), sa.name().path())));
    }

    /** The SA when the peer is told. */
    static Established informed(Turn turn, Established sa) {
        return sa.toBuilder()
                .mobility(sa.mobility().telling(own(turn, sa.name().connection(), sa.name().path()))).build();
    }

    /** The SA, with a request about our other addresses as the next thing to do if they have changed. */
    static Established toTell(Turn turn, Established sa) {
        return sa.isLive() && areNews(turn, sa) && !sa.tasks().has(Task.ListAddresses.class::isInstance)
                ? sa.with(sa.tasks().first(new Task.ListAddresses(), turn.now()))
                : sa;
    }

    /** Tells the peer, unless an update has done so meanwhile. */
    static Established tell(Turn turn, Established sa) {
        ImmutableList<NotifyPayload> news = news(turn, sa);
        return areNews(turn, sa)
                ? Requests.send(turn, informed(turn, sa), ExchangeType.Known.INFORMATIONAL, news,
                        new Pending.Told(news.getFirst().notifyType()))
                : sa;
    }

    /** What the peer tells of its own; nothing if its message is silent about them. */
    static Optional<ImmutableList<IpAddress>> told(Chain chain) {
        ImmutableList<IpAddress> addresses = chain.all(NotifyPayload.class).stream()
                .filter(AdditionalAddresses::isAddress).map(notify -> new IpAddress(notify.data()))
                .collect(ImmutableList.toImmutableList());
        boolean none = chain.notify(NotifyType.Known.NO_ADDITIONAL_ADDRESSES).isPresent();
        return addresses.isEmpty() && !none ? Optional.empty() : Optional.of(addresses);
    }

    /** The SA, now that the peer has told what has become of its addresses, of which one stands in the packet (§3.6). */
    static Established noted(Turn turn, Established sa, IkeMessage message, Chain chain) {
        long id = message.header().messageId();
        IpAddress known = sa.name().path().remote().address();
        Stream<IpAddress> here = turn.arrival().map(path -> path.remote().address()).stream()
                .filter(address -> !address.equals(known));
        return sa.mobility().agreed()
                ? told(chain).map(others -> sa.toBuilder().mobility(sa.mobility().listed(id,
                        Stream.concat(here, others.stream()).distinct().collect(ImmutableList.toImmutableList())))
                        .build()).orElse(sa)
                : sa;
    }

    /** The ways from an address of ours to one of the peer's, that in use last: who tries them all comes back to it. */
    static ImmutableList<Path> others(Turn turn, Established sa) {
        Path current = sa.name().path();
        ImmutableList<IpAddress> remotes = Stream
                .concat(Stream.of(current.remote().address()), sa.mobility().peers().stream()).distinct()
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Path> all = remotes.stream()
                .map(address -> new TransportAddress(address, current.remote().port()))
                .flatMap(remote -> usable(turn, sa.name().connection(), remote)
                        .map(local -> new Path(current.transport(),
                                new TransportAddress(local, current.local().port()), remote)))
                .collect(ImmutableList.toImmutableList());
        int used = all.indexOf(current);
        return Stream.concat(all.subList(used + 1, all.size()).stream(), all.subList(0, used + 1).stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** Our addresses of the peer's family that the connection allows. */
    private static Stream<IpAddress> usable(Turn turn, Connection connection, TransportAddress remote) {
        return allowed(turn, connection).filter(address -> address.isV4() == remote.address().isV4());
    }

    private static Stream<IpAddress> allowed(Turn turn, Connection connection) {
        return turn.surroundings().usableAddresses().stream()
                .filter(address -> connection.localAddresses().isEmpty()
                        || connection.localAddresses().stream().anyMatch(pattern -> pattern.matches(address)));
    }

    private static boolean isAddress(NotifyPayload notify) {
        return (notify.notifyType().equals(NotifyType.Known.ADDITIONAL_IP4_ADDRESS) && notify.data().length() == 4)
                || (notify.notifyType().equals(NotifyType.Known.ADDITIONAL_IP6_ADDRESS)
                        && notify.data().length() == 16);
    }
}
