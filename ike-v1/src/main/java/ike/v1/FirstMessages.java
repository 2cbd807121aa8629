package ike.v1;

import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v1.exchange.Informational;
import ike.v1.exchange.Transitions;
import ike.v1.exchange.Turn;
import ike.v1.figure.Mode;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.IsakmpSa;
import ike.wire.ip.IpAddress;
import ike.wire.v1.Cookie;
import ike.wire.v1.IsakmpMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who begins with us (RFC 2409 §5), within limits: an offer of Main Mode costs a little memory and no cryptography, that
 * of Aggressive Mode a key exchange. One that comes once more finds the SA that it made.
 */
final class FirstMessages {
    /** An initiator's cookie and where it says it is: what tells two offers apart. */
    private record Origin(Cookie initiator, TransportAddress remote) {
    }

    private final Map<Origin, Long> begun = new LinkedHashMap<>();
    private final Map<Long, Origin> origins = new LinkedHashMap<>();

    /** The SA that an offer with this cookie from there has begun, if it still lives. */
    Optional<IsakmpSa> find(SaTable table, IsakmpMessage message, Path path) {
        return Optional.ofNullable(begun.get(origin(message, path))).flatMap(table::find);
    }

    /** The SA of this number is gone. */
    void forget(long id) {
        Origin origin = origins.remove(id);
        if (origin != null) {
            begun.remove(origin, id);
        }
    }

    /** A new SA, if there is room for one. */
    Optional<IsakmpSa> admit(Turn turn, SaTable table, Mode mode, IsakmpMessage message, Path path) {
        Optional<String> full = full(table, turn.environment().limits(), path.remote().address());
        if (full.isPresent()) {
            turn.report(new Event.Dropped(path, full.get()));
            return Optional.empty();
        }
        try {
            IsakmpSa sa = Transitions.onOffer(turn, mode, message, path);
            begun.put(origin(message, path), sa.name().uniqueId());
            origins.put(sa.name().uniqueId(), origin(message, path));
            return Optional.of(sa);
        } catch (Refused refused) {
            turn.report(new Event.Failed(Optional.empty(), path, Notifications.failure(refused.refusal())));
            Informational.refuse(turn, message.header(), path, Notifications.type(refused.refusal()));
            return Optional.empty();
        }
    }

    private static Optional<String> full(SaTable table, Limits limits, IpAddress peer) {
        if (table.count() >= limits.ikeSas() || table.halfOpen() >= limits.halfOpen()) {
            return Optional.of("the limit of ISAKMP SAs is reached");
        }
        return table.halfOpen(peer) >= limits.halfOpenPerPeer()
                ? Optional.of("the limit of half-open ISAKMP SAs of " + peer + " is reached")
                : Optional.empty();
    }

    private static Origin origin(IsakmpMessage message, Path path) {
        return new Origin(message.header().initiatorCookie(), path.remote());
    }
}
