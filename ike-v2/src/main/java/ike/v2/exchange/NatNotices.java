package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/** The NAT detection notifications of IKE_SA_INIT and what follows from them (RFC 7296 §2.23). */
final class NatNotices {
    private static final int IKE_PORT = 500;
    private static final int NAT_PORT = 4500;

    private NatNotices() {
    }

    /**
     * Our two notifications. With {@code encap} the source is one that fits no address, so that the peer encapsulates
     * ESP in UDP.
     */
    static ImmutableList<NotifyPayload> make(Turn turn, Connection connection, IkeSpi spiI, IkeSpi spiR, Path path) {
        Bytes source = pretends(turn, connection)
                ? NatDetection.pretendedNat(spiI, spiR)
                : NatDetection.hash(spiI, spiR, path.local());
        return ImmutableList.of(NotifyPayload.of(NotifyType.Known.NAT_DETECTION_SOURCE_IP, source),
                NotifyPayload.of(NotifyType.Known.NAT_DETECTION_DESTINATION_IP,
                        NatDetection.hash(spiI, spiR, path.remote())));
    }

    /** Ours, in the answer to a request that has the peer's: it wants to know how we see it (RFC 4555 §3.8). */
    static ImmutableList<NotifyPayload> answer(Turn turn, Established sa, Chain chain) {
        return sa.mobility().agreed() && chain.notify(NotifyType.Known.NAT_DETECTION_SOURCE_IP).isPresent()
                ? make(turn, sa.name().connection(), sa.name().spiI(), sa.name().spiR(),
                        turn.arrival().orElse(sa.name().path()))
                : ImmutableList.of();
    }

    /** Ours, in a sign of life of who is behind a NAT and may move: has the NAT changed its mapping? (RFC 4555 §3.8). */
    static ImmutableList<NotifyPayload> probe(Turn turn, Established sa) {
        return sa.mobility().agreed() && sa.mobility().ours() && sa.nat().localBehindNat()
                ? make(turn, sa.name().connection(), sa.name().spiI(), sa.name().spiR(), sa.name().path())
                : ImmutableList.of();
    }

    /** Where the peer sees us, as a hash. */
    static Optional<Bytes> seen(Chain chain) {
        return data(chain, NotifyType.Known.NAT_DETECTION_DESTINATION_IP).stream().findFirst();
    }

    /** What the peer's notifications say about the way its message came. */
    static NatDetection judge(Turn turn, Connection connection, IkeMessage message, Path path) {
        return NatDetection.of(message.header().initiatorSpi(), message.header().responderSpi(), path,
                data(message, NotifyType.Known.NAT_DETECTION_SOURCE_IP),
                data(message, NotifyType.Known.NAT_DETECTION_DESTINATION_IP)).pretending(pretends(turn, connection));
    }

    private static boolean pretends(Turn turn, Connection connection) {
        return connection.encap() || turn.environment().alwaysEncapsulate();
    }

    /** What they say inside an IKE SA, about the way along which it has its peer; without them all stays as it was (RFC 4555 §3.5). */
    static NatDetection judge(Turn turn, Established sa, Chain chain, Path path) {
        NatDetection found = NatDetection.of(sa.name().spiI(), sa.name().spiR(), path,
                data(chain, NotifyType.Known.NAT_DETECTION_SOURCE_IP),
                data(chain, NotifyType.Known.NAT_DETECTION_DESTINATION_IP));
        return found.supported() ? found.pretending(pretends(turn, sa.name().connection())) : sa.nat();
    }

    private static ImmutableList<Bytes> data(Chain chain, NotifyType type) {
        return chain.all(NotifyPayload.class).stream().filter(n -> n.notifyType().equals(type))
                .map(NotifyPayload::data).collect(ImmutableList.toImmutableList());
    }

    /**
     * Where IKE_AUTH goes: to the ports for encapsulation if there is a NAT, if one is pretended, or if the SA may move
     * and the peer knows NAT traversal, since a later way may have a NAT (RFC 4555 §3.3). A peer at ports of its own
     * stays there.
     */
    static Path floated(Turn turn, Connection connection, Path path, NatDetection nat) {
        boolean moves = nat.natFound() || pretends(turn, connection) || (nat.supported() && connection.mobike());
        if (!moves || path.transport() != Path.Transport.UDP) {
            return path;
        }
        int remotePort = path.remote().port() == IKE_PORT ? NAT_PORT : path.remote().port();
        return new Path(Path.Transport.UDP_ENCAPSULATED,
                new TransportAddress(path.local().address(), turn.environment().natPort()),
                new TransportAddress(path.remote().address(), remotePort));
    }

    private static ImmutableList<Bytes> data(IkeMessage message, NotifyType type) {
        return message.all(NotifyPayload.class).stream().filter(n -> n.notifyType().equals(type))
                .map(NotifyPayload::data).collect(ImmutableList.toImmutableList());
    }
}
