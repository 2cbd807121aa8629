package ike.v2.sa;

import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.IntermediateAuth;
import ike.v2.auth.MethodAnnouncement;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * The IKE_INTERMEDIATE exchanges of an IKE SA that have been completed (RFC 9242).
 *
 * @param count how many
 * @param covered what AUTH will cover of them
 * @param announced how the responder lets us prove who we are, where it has said it in one of them (RFC 9593 §3.1)
 * @param ppk the name of the PPK that has entered the keys in the last of them, less its type (RFC 9867)
 */
public record Intermediates(int count, IntermediateAuth covered, MethodAnnouncement announced,
        Optional<Bytes> ppk) {
    /** None. */
    public static final Intermediates NONE = new Intermediates(0, IntermediateAuth.NONE,
            MethodAnnouncement.NONE, Optional.empty());

    /**
     * After one more.
     *
     * @param keys those that protected it
     * @param request its request and {@code response} its response, as AUTH covers them
     */
    public Intermediates next(Prf prf, IkeKeys keys, Bytes request, Bytes response, DerivationLog log) {
        return new Intermediates(count + 1, covered.next(prf, keys, count + 1, request, response, log),
                announced, ppk);
    }

    /** The same when a response has announced this. */
    public Intermediates heard(MethodAnnouncement more) {
        return more.isAny() ? new Intermediates(count, covered, more, ppk) : this;
    }

    /** The same with this PPK in the keys. */
    public Intermediates mixed(Bytes name) {
        return new Intermediates(count, covered, announced, Optional.of(name));
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
