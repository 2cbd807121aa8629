package ike.v2.exchange;

import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Lifetime;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long an authentication is good for (RFC 4478): the responder tells it with its AUTH, in seconds, and the initiator has to set up
 * the IKE SA anew in time.
 */
final class AuthLifetime {
    private static final int OCTETS = 4;

    private AuthLifetime() {
    }

    /** What the responder says, if its connection has a limit. */
    static Optional<NotifyPayload> tell(Connection connection) {
        return connection.reauthTime().isZero()
                ? Optional.empty()
                : Optional.of(NotifyPayload.of(NotifyType.Known.AUTH_LIFETIME,
                        Bytes.u32(connection.reauthTime().toSeconds())));
    }

    /** The life of the initiator's new IKE SA: its own limit, or the responder's if that comes first. */
    static Lifetime asTold(Turn turn, Connection connection, Chain answer) {
        return asTold(turn, connection, Lifetimes.beginOurs(turn, connection), answer);
    }

    /** The IKE SA after a request in which the responder of its first exchanges may have told anew (§2). */
    static Established heard(Turn turn, Established sa, Chain request) {
        return sa.mobility().ours()
                ? sa.with(asTold(turn, sa.name().connection(), sa.lifetime(), request))
                : sa;
    }

    private static Lifetime asTold(Turn turn, Connection connection, Lifetime own, Chain message) {
        Optional<Duration> told = message.notify(NotifyType.Known.AUTH_LIFETIME).map(NotifyPayload::data)
                .filter(data -> data.length() == OCTETS).map(data -> Duration.ofSeconds(data.u32At(0)));
        if (told.isEmpty()) {
            return own;
        }
        // As long before the end as our own limit would have it; a margin that leaves too little is of another time
        // scale.
        long whole = told.get().toNanos();
        long over = connection.overTime().toNanos();
        long margin = over <= whole / 2 ? over : whole / 10;
        long latest = turn.now().after(told.get()) - margin;
        boolean sooner = own.reauthAt().isEmpty() || latest - own.reauthAt().getAsLong() < 0;
        return sooner ? own.withReauthAt(OptionalLong.of(latest)) : own;
    }
}
