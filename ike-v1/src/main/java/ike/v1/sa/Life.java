package ike.v1.sa;

import java.util.OptionalLong;

/**
 * The times of an ISAKMP SA (RFC 2409 Appendix A, RFC 3706 §5.5).
 *
 * @param newest the highest number of an ISAKMP SA when this one came up: those with higher numbers have begun later
 * @param heardAt when the peer last proved to be alive
 * @param rekeyAt when another shall take its place
 * @param expireAt when it ends
 * @param probeAt when to ask whether the peer is alive
 */
public record Life(long establishedAt, long newest, long heardAt, OptionalLong rekeyAt, OptionalLong expireAt,
        OptionalLong probeAt) {
    /** The peer was heard; the next question waits anew. */
    public Life heard(long now, OptionalLong nextProbe) {
        return new Life(establishedAt, newest, now, rekeyAt, expireAt, nextProbe);
    }

    /** With other moments at which another takes its place and at which it ends; who is to be replaced no more still is not. */
    public Life ending(OptionalLong newRekeyAt, OptionalLong newExpireAt) {
        return new Life(establishedAt, newest, heardAt, rekeyAt.isPresent() ? newRekeyAt : rekeyAt, newExpireAt,
                probeAt);
    }

    /** Nobody shall take its place by the clock. */
    public Life neverRekeyed() {
        return new Life(establishedAt, newest, heardAt, OptionalLong.empty(), expireAt, probeAt);
    }
}
