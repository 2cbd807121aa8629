package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.EncryptedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;

/**
 * Notifications about SAs that one end has and the other has not (RFC 7296 §1.5, §2.4, §2.21.4). Without protection anybody can have
 * sent them: they change nothing, are never answered, and make us ask the peer for a sign of life at most; not if the peer was heard
 * a moment ago, so that nobody can make us ask again and again.
 */
public final class Hints {
    /** Who was heard so short a time ago lives. */
    public static final Duration RECENTLY = Duration.ofSeconds(10);
    private static final IkeSpi NO_SPI = new IkeSpi(0);

    private Hints() {
    }

    /** The answer to a request for an IKE SA that is not here, in the request's own frame. */
    public static Bytes unknownIkeSa(IkeHeader request) {
        int flags = IkeHeader.FLAG_RESPONSE | (request.isInitiator() ? 0 : IkeHeader.FLAG_INITIATOR);
        return message(IkeHeader.of(request.initiatorSpi(), request.responderSpi(), request.exchange(), flags,
                request.messageId()), NotifyPayload.of(NotifyType.Known.INVALID_IKE_SPI));
    }

    /** What the sender of a packet for an unknown Child SA is told where there is no IKE SA: a message of no exchange. */
    public static Bytes unknownChildSa(int spi) {
        return message(IkeHeader.of(NO_SPI, NO_SPI, ExchangeType.Known.INFORMATIONAL, IkeHeader.FLAG_INITIATOR, 0),
                invalid(spi));
    }

    private static Bytes message(IkeHeader header, NotifyPayload notify) {
        return IkeMessages.encode(header, ImmutableList.of(notify)).octets();
    }

    private static NotifyPayload invalid(int spi) {
        return NotifyPayload.of(NotifyType.Known.INVALID_SPI, Bytes.u32(Integer.toUnsignedLong(spi)));
    }

    /** The way of that message: back to the port of a packet in UDP, to the port of IKE for another. */
    public static Path way(Turn turn, Path packet) {
        if (packet.transport() != Path.Transport.UDP) {
            return packet;
        }
        return new Path(Path.Transport.UDP,
                new TransportAddress(packet.local().address(), turn.environment().ikePort()),
                new TransportAddress(packet.remote().address(), turn.environment().ikePort()));
    }

    /** Tells the peer, over its IKE SA, that it sends packets for a Child SA that is not here. */
    public static Established tell(Turn turn, Established sa, int spi) {
        return sa.isLive() ? TaskRunner.next(turn, InformationalInitiator.toTell(turn, sa, invalid(spi))) : sa;
    }

    /** The peer says so, over the IKE SA: both ends have to look what has become of the Child SA. */
    static void onTold(Turn turn, Established sa, Chain chain) {
        Optional<NotifyPayload> notify = chain.notify(NotifyType.Known.INVALID_SPI);
        if (notify.isPresent()) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    new Failure("INVALID_SPI", true, "the peer has no CHILD_SA for our packets with SPI "
                            + notify.get().data().hex() + named(sa, notify.get()), "", "RFC 7296 §1.5")));
        }
    }

    private static String named(Established sa, NotifyPayload notify) {
        return notify.data().length() == 4
                ? sa.children().byOutboundSpi((int) notify.data().u32At(0))
                        .map(child -> ", which are those of " + child.config().name()).orElse("")
                : "";
    }

    /** True for a message of no exchange that names a packet's SPI: it must not be answered (§1.5). */
    public static boolean isAboutPackets(IkeMessage message) {
        return isBare(message) && message.header().isRequest()
                && message.notify(NotifyType.Known.INVALID_SPI).isPresent();
    }

    /** The SA after such a message from its peer's address; only who has seen our packets knows their SPI. */
    public static Established aboutPackets(Turn turn, Established sa, IkeMessage message) {
        Bytes spi = message.notify(NotifyType.Known.INVALID_SPI).map(NotifyPayload::data).orElse(Bytes.EMPTY);
        boolean ours = spi.length() == 4 && sa.children().byOutboundSpi((int) spi.u32At(0)).isPresent();
        return ours ? heed(turn, sa) : sa;
    }

    /** True for an answer that says that the peer does not have this IKE SA. */
    static boolean isAboutTheIkeSa(IkeMessage message) {
        return isBare(message) && message.header().isResponse()
                && message.notify(NotifyType.Known.INVALID_IKE_SPI).isPresent();
    }

    private static boolean isBare(IkeMessage message) {
        return message.first(EncryptedPayload.class).isEmpty()
                && message.first(EncryptedFragmentPayload.class).isEmpty();
    }

    /** The SA after a hint that its peer might have lost it. A request under way asks for a sign of life already. */
    static Established heed(Turn turn, Established sa) {
        boolean heard = turn.now().nanos() - sa.lifetime().lastHeard() < RECENTLY.toNanos();
        return !sa.isLive() || heard || !sa.window().isIdle() || sa.tasks().has(Task.CheckLiveness.class::isInstance)
                ? sa
                : TaskRunner.next(turn,
                        sa.with(sa.tasks().plus(new Task.CheckLiveness(ImmutableList.of()), turn.now())));
    }
}
