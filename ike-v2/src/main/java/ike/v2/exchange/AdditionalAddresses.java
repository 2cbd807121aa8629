package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.stream.Stream;

/** Where else an end can be found, for the day on which the way in use fails (RFC 4555 §3.4, §3.6, §3.8). */
final class AdditionalAddresses {
    /** We tell no more than that: a host with hundreds of addresses would fill the message. */
    private static final int MOST_TOLD = 8;

    private AdditionalAddresses() {
    }

    /** What IKE_AUTH says of our other addresses, as far as the connection lets us use them. */
    static ImmutableList<NotifyPayload> offer(Turn turn, Connection connection, Path path) {
        return usable(turn, connection, path.remote()).filter(address -> !address.equals(path.local().address()))
                .limit(MOST_TOLD)
                .map(address -> NotifyPayload.of(address.isV4()
                        ? NotifyType.Known.ADDITIONAL_IP4_ADDRESS
                        : NotifyType.Known.ADDITIONAL_IP6_ADDRESS, address.octets()))
                .collect(ImmutableList.toImmutableList());
    }

    /** What the peer tells of its own; nothing if its message is silent about them. */
    static Optional<ImmutableList<IpAddress>> told(Chain chain) {
        ImmutableList<IpAddress> addresses = chain.all(NotifyPayload.class).stream()
                .filter(AdditionalAddresses::isAddress).map(notify -> new IpAddress(notify.data()))
                .collect(ImmutableList.toImmutableList());
        boolean none = chain.notify(NotifyType.Known.NO_ADDITIONAL_ADDRESSES).isPresent();
        return addresses.isEmpty() && !none ? Optional.empty() : Optional.of(addresses);
    }

    /** The SA, now that the peer has told what has become of its addresses (§3.6). */
    static Established noted(Established sa, IkeMessage message, Chain chain) {
        long id = message.header().messageId();
        return sa.mobility().agreed()
                ? told(chain).map(others -> sa.toBuilder().mobility(sa.mobility().listed(id, others)).build())
                        .orElse(sa)
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
        return turn.surroundings().usableAddresses().stream()
                .filter(address -> address.isV4() == remote.address().isV4())
                .filter(address -> connection.localAddresses().isEmpty()
                        || connection.localAddresses().stream().anyMatch(pattern -> pattern.matches(address)));
    }

    private static boolean isAddress(NotifyPayload notify) {
        return (notify.notifyType().equals(NotifyType.Known.ADDITIONAL_IP4_ADDRESS) && notify.data().length() == 4)
                || (notify.notifyType().equals(NotifyType.Known.ADDITIONAL_IP6_ADDRESS)
                        && notify.data().length() == 16);
    }
}
