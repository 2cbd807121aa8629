package ike.v1.sa;

import java.util.OptionalLong;

/**
 * The times of an ISAKMP SA (RFC 2409 Appendix A, RFC 3706 §5.5).
 *
 * @param heardAt when the peer last proved to be alive
 * @param expireAt when it ends
 * @param probeAt when to ask whether the peer is alive
 */
public record Life(long establishedAt, long heardAt, OptionalLong expireAt, OptionalLong probeAt) {
    /** The peer was heard; the next question waits anew. */
    public Life heard(long now, OptionalLong nextProbe) {
        return new Life(establishedAt, now, expireAt, nextProbe);
    }
}
