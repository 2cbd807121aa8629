package ike.v1.exchange;

import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.wire.Bytes;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.ProtocolId;
import java.util.OptionalLong;

/** A responder allows an SA less time than was offered, and says so when it is up (RFC 2407 §4.6.3.1). */
final class ShorterLives {
    private ShorterLives() {
    }

    /** The SA, or one of its children, ends earlier; never later than it would have. */
    static Established onNotification(Turn turn, Established sa, NotificationPayload told) {
        long seconds = Lifetimes.told(told).seconds();
        if (told.protocol() == ProtocolId.Known.ISAKMP && told.spi().equals(sa.name().cookies())) {
            Ages.Moments moments = Ages.of(sa.name().connection()).within(seconds).from(turn,
                    sa.life().establishedAt());
            return isEarlier(moments, sa.life().expireAt())
                    ? sa.with(sa.life().ending(moments.rekeyAt(), moments.expireAt()))
                    : sa;
        }
        return sa.children().values().stream().filter(child -> told.protocol().equals(Protocols.of(child.protocol()))
                && told.spi().equals(Bytes.u32(child.outboundSpi()))).findFirst()
                .map(child -> sa.with(within(turn, child, seconds))).orElse(sa);
    }

    private static ChildSa within(Turn turn, ChildSa child, long seconds) {
        Ages.Moments moments = Ages.of(child.config()).within(seconds).from(turn, child.installedAt());
        return isEarlier(moments, child.expireAt()) ? child.ending(moments.rekeyAt(), moments.expireAt()) : child;
    }

    private static boolean isEarlier(Ages.Moments moments, OptionalLong before) {
        return moments.expireAt().isPresent()
                && (before.isEmpty() || moments.expireAt().getAsLong() - before.getAsLong() < 0);
    }
}
