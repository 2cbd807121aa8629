package ike.v2.sa;

import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.IntermediateAuth;
import ike.wire.Bytes;

/**
 * The IKE_INTERMEDIATE exchanges of an IKE SA that have been completed (RFC 9242).
 *
 * @param count how many
 * @param covered what AUTH will cover of them
 */
public record Intermediates(int count, IntermediateAuth covered) {
    /** None. */
    public static final Intermediates NONE = new Intermediates(0, IntermediateAuth.NONE);

    /**
     * After one more.
     *
     * @param keys those that protected it
     * @param request its request and {@code response} its response, as AUTH covers them
     */
    public Intermediates next(Prf prf, IkeKeys keys, Bytes request, Bytes response, DerivationLog log) {
        return new Intermediates(count + 1, covered.next(prf, keys, count + 1, request, response, log));
    }

    /** The message ID of the request that comes next: of one more such exchange, or the first of IKE_AUTH (§3.2). */
    public long nextId() {
        return 1L + count;
    }

    /** IntAuth, which AUTH covers behind all else (§3.3.2); no octets if there was no such exchange. */
    public Bytes octets() {
        return covered.octets(nextId());
    }
}
