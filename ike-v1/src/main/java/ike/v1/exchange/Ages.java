package ike.v1.exchange;

import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The ages at which an SA is replaced and at which it ends (RFC 2408 §5, RFC 2407 §4.5.4). No RFC says how much time to leave between
 * the two: strongSwan's {@code rekey_time}, {@code rand_time} and {@code over_time}.
 *
 * @param rekey zero never
 * @param life zero never
 * @param random up to how much earlier it is replaced
 */
record Ages(Duration rekey, Duration life, Duration random) {
    /** The moments of one SA. */
    record Moments(OptionalLong rekeyAt, OptionalLong expireAt) {
    }

    /** Those of a child. */
    static Ages of(ChildConfig child) {
        return new Ages(child.rekeyTime(), child.lifeTime(), child.randTime());
    }

    /** Those of an ISAKMP SA: it is replaced before either of two times is over. */
    static Ages of(Connection connection) {
        Duration rekey = earlier(connection.rekeyTime(), connection.reauthTime());
        return new Ages(rekey, rekey.isZero() ? Duration.ZERO : rekey.plus(connection.overTime()),
                connection.randTime());
    }

    /** The same where both ends have agreed on so many seconds, 0 for any: the rest is shortened alike. */
    Ages within(long seconds) {
        Duration agreed = Duration.ofSeconds(seconds);
        if (seconds == 0 || (!life.isZero() && life.compareTo(agreed) <= 0)) {
            return this;
        }
        if (life.isZero()) {
            return new Ages(rekey.isZero() ? rekey : earlier(rekey, agreed.multipliedBy(9).dividedBy(10)), agreed,
                    random.compareTo(agreed.dividedBy(10)) < 0 ? random : agreed.dividedBy(10));
        }
        return new Ages(share(rekey, agreed), agreed, share(random, agreed));
    }

    /** The moments of an SA that begins at this one. */
    Moments from(Turn turn, long begin) {
        long early = Math.min(turn.jitter(random.toNanos()), rekey.toNanos());
        return new Moments(rekey.isZero() ? OptionalLong.empty() : OptionalLong.of(begin + rekey.toNanos() - early),
                life.isZero() ? OptionalLong.empty() : OptionalLong.of(begin + life.toNanos()));
    }

    private Duration share(Duration part, Duration agreed) {
        return Duration.ofMillis((long) (part.toMillis() * ((double) agreed.toMillis() / life.toMillis())));
    }

    /** Of two durations the shorter one; zero is none. */
    private static Duration earlier(Duration one, Duration other) {
        if (one.isZero() || other.isZero()) {
            return one.plus(other);
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
