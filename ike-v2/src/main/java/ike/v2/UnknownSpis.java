package ike.v2;

import ike.engine.Event;
import ike.engine.Now;
import ike.engine.Path;
import ike.v2.exchange.Hints;
import ike.v2.exchange.Turn;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What comes for SAs that are not here, as after a restart of ours (RFC 7296 §1.5, §2.21.4). A request for an unknown IKE SA is
 * answered with INVALID_IKE_SPI; a packet for an unknown Child SA is told over an IKE SA with its sender, and without protection
 * where there is none. What we send without protection is no longer than a request can be short, and seldom: at most {@link #MOST} in a
 * second, so that it is of no use to whoever forges senders. What comes without protection is a hint ({@link Hints}).
 */
final class UnknownSpis {
    /** Unprotected messages in a second, to all peers together. */
    static final int MOST = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SaTable table;
    private long since;
    private int answered;

    UnknownSpis(SaTable table) {
        this.table = table;
    }

    /** A message whose SPIs are of no IKE SA. */
    void onMessage(Turn turn, Path path, IkeMessage message, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        IkeHeader header = message.header();
        turn.report(new Event.Dropped(path,
                "no IKE SA with SPIs " + header.initiatorSpi() + " and " + header.responderSpi()));
        if (Hints.isAboutPackets(message)) {
            table.at(path).ifPresent(sa -> become.accept(sa, Optional.of(Hints.aboutPackets(turn, sa, message))));
        } else if (header.isRequest() && maySend(turn.now())) {
            turn.send(path, Hints.unknownIkeSa(header));
        }
    }

    /** A packet whose SPI is of no Child SA. */
    void onPacket(Turn turn, Path path, int spi, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        Optional<Established> sa = table.at(path);
        if (sa.isPresent()) {
            become.accept(sa.get(), Optional.of(Hints.tell(turn, sa.get(), spi)));
        } else if (maySend(turn.now())) {
            turn.send(Hints.way(turn, path), Hints.unknownChildSa(spi));
        }
    }

    private boolean maySend(Now now) {
        if (answered == 0 || now.nanos() - since >= SECOND) {
            since = now.nanos();
            answered = 0;
        }
        return answered++ < MOST;
    }
}
