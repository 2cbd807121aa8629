package ike.v2.exchange;

import ike.engine.Now;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.v2.sa.Lifetime;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Plans when SAs are replaced and when they end (RFC 7296 §2.8): earlier by a share drawn anew, so that two ends with
 * one policy do not meet.
 */
final class Lifetimes {
    private Lifetimes() {
    }

    /** The life of an IKE SA that begins now. */
    static Lifetime begin(Turn turn, Connection connection) {
        Now now = turn.now();
        OptionalLong rekey = rekeyAt(turn, connection.rekeyTime(), connection.randTime());
        OptionalLong expire = connection.rekeyTime().isZero()
                ? OptionalLong.empty()
                : OptionalLong.of(now.after(connection.rekeyTime().plus(connection.overTime())));
        return new Lifetime(now.nanos(), rekey, expire, now.nanos(), after(now, connection.dpdDelay()));
    }

    /** When a child that begins now is replaced. */
    static OptionalLong rekeyAt(Turn turn, ChildConfig child) {
        return rekeyAt(turn, child.rekeyTime(), child.randTime());
    }

    /** When a child that begins now ends. */
    static OptionalLong expireAt(Turn turn, ChildConfig child) {
        return after(turn.now(), child.lifeTime());
    }

    /** That long from now; nothing for zero, which means never. */
    static OptionalLong after(Now now, Duration delay) {
        return delay.isZero() ? OptionalLong.empty() : OptionalLong.of(now.after(delay));
    }

    private static OptionalLong rekeyAt(Turn turn, Duration rekeyTime, Duration randTime) {
        if (rekeyTime.isZero()) {
            return OptionalLong.empty();
        }
        long earlier = Math.min(turn.jitter(randTime.toNanos()), rekeyTime.toNanos());
        return OptionalLong.of(turn.now().after(rekeyTime) - earlier);
    }
}
