package ike.v2.exchange;

import com.google.common.collect.Comparators;
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
        Lifetime life = new Lifetime(now.nanos(), rekey, OptionalLong.empty(),
                over(now, connection.rekeyTime(), connection), now.nanos(), after(now, connection.dpdDelay()));
        return life.notBeyond(over(now, connection.reauthTime(), connection));
    }

    /** The life of an IKE SA that begins now, if it is ours to authenticate anew. */
    static Lifetime beginOurs(Turn turn, Connection connection) {
        // The random part is meant for the longer of the two times, as a rule that of rekeying.
        Duration random = Comparators.min(connection.randTime(), connection.reauthTime().dividedBy(2));
        return begin(turn, connection).withReauthAt(rekeyAt(turn, connection.reauthTime(), random));
    }

    /** The life of the successor of an IKE SA: no authentication has made it any younger (RFC 4478 §3). */
    static Lifetime inherited(Turn turn, Connection connection, Lifetime old) {
        return begin(turn, connection).withReauthAt(old.reauthAt())
                .notBeyond(connection.reauthTime().isZero() ? OptionalLong.empty() : old.expireAt());
    }

    private static OptionalLong over(Now now, Duration time, Connection connection) {
        return time.isZero() ? OptionalLong.empty() : OptionalLong.of(now.after(time.plus(connection.overTime())));
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
