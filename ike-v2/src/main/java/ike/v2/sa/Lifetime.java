package ike.v2.sa;

import ike.engine.Now;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When an IKE SA wants something for itself: moments of {@link ike.engine.Now#nanos}.
 *
 * @param establishedAt when it came up
 * @param rekeyAt when we replace it (RFC 7296 §2.8)
 * @param reauthAt when we set it up anew, with another authentication (§2.8.3, RFC 4478)
 * @param expireAt when it ends, whatever happened
 * @param lastHeard when the peer was last heard, authenticated
 * @param probeAt when we check that the peer lives (§2.4)
 */
public record Lifetime(long establishedAt, OptionalLong rekeyAt, OptionalLong reauthAt, OptionalLong expireAt,
        long lastHeard, OptionalLong probeAt) {
    /** The peer was heard; if it is probed at all, the next probe is not due before it was silent for {@code patience}. */
    public Lifetime heard(Now now, Duration patience) {
        OptionalLong probe = probeAt.isPresent() ? OptionalLong.of(now.after(patience)) : probeAt;
        return new Lifetime(establishedAt, rekeyAt, reauthAt, expireAt, now.nanos(), probe);
    }

    /** To be replaced at that moment, or by us no more. */
    public Lifetime withRekeyAt(OptionalLong moment) {
        return new Lifetime(establishedAt, moment, reauthAt, expireAt, lastHeard, probeAt);
    }

    /** To be set up anew at that moment, or by us no more. */
    public Lifetime withReauthAt(OptionalLong moment) {
        return new Lifetime(establishedAt, rekeyAt, moment, expireAt, lastHeard, probeAt);
    }

    /** With nothing more to wait for. */
    public Lifetime quiet() {
        return new Lifetime(establishedAt, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), lastHeard,
                OptionalLong.empty());
    }

    /** With nothing more that we begin: a successor does. */
    public Lifetime retired() {
        return new Lifetime(establishedAt, OptionalLong.empty(), OptionalLong.empty(), expireAt, lastHeard,
                OptionalLong.empty());
    }

    /** To end at that moment. */
    public Lifetime withExpireAt(long moment) {
        return new Lifetime(establishedAt, rekeyAt, reauthAt, OptionalLong.of(moment), lastHeard, probeAt);
    }

    /** To end at that moment at the latest. */
    public Lifetime notBeyond(OptionalLong moment) {
        return moment.isPresent() && (expireAt.isEmpty() || moment.getAsLong() - expireAt.getAsLong() < 0)
                ? withExpireAt(moment.getAsLong())
                : this;
    }

    /** To be probed at that moment. */
    public Lifetime withProbeAt(OptionalLong moment) {
        return new Lifetime(establishedAt, rekeyAt, reauthAt, expireAt, lastHeard, moment);
    }

    /** The earliest of these moments. */
    public OptionalLong nextDeadline() {
        return Stream.of(rekeyAt, reauthAt, expireAt, probeAt).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).min();
    }
}
