package ike.v2.sa;

import ike.engine.Now;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How an IKE SA came to its gateway, and whether it may be sent to another one (RFC 5685).
 *
 * @param willing the original initiator has said that it can be redirected (§3)
 * @param from the gateway that sent the initiator here
 * @param count how often it was sent elsewhere since {@code since}
 */
public record Redirects(boolean willing, Optional<IpAddress> from, int count, long since) {
    /** So many are followed within {@link #PERIOD} (§7). */
    public static final int MOST = 5;
    /** The time in which they are counted (§7). */
    public static final Duration PERIOD = Duration.ofMinutes(5);
    /** Nobody was redirected, and nobody may be. */
    public static final Redirects NONE = new Redirects(false, Optional.empty(), 0, 0);
    /** The initiator may be. */
    public static final Redirects WILLING = new Redirects(true, Optional.empty(), 0, 0);

    /** Once more, by this gateway; nothing if that was too often. */
    public Optional<Redirects> followed(IpAddress gateway, Now now) {
        boolean anew = count == 0 || now.nanos() - since > PERIOD.toNanos();
        Redirects next = new Redirects(willing, Optional.of(gateway), anew ? 1 : count + 1, anew ? now.nanos() : since);
        return next.count() > MOST ? Optional.empty() : Optional.of(next);
    }
}
