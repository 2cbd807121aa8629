package ike.v1.sa;

import com.google.common.collect.ImmutableSet;
import ike.engine.AuthorityHint;

/**
 * Whether the peer has asked for a certificate of ours (RFC 2408 §3.10).
 *
 * @param asked it has
 * @param authorities those that it named; none stands for any
 */
public record CertificateWish(boolean asked, ImmutableSet<AuthorityHint> authorities) {
    /** It has not asked. */
    public static final CertificateWish NONE = new CertificateWish(false, ImmutableSet.of());

    /** This or that, or both: of a named authority and any, any. */
    public CertificateWish or(CertificateWish other) {
        if (!asked || !other.asked) {
            return asked ? this : other;
        }
        boolean any = authorities.isEmpty() || other.authorities.isEmpty();
        return new CertificateWish(true, any
                ? ImmutableSet.of()
                : ImmutableSet.<AuthorityHint>builder().addAll(authorities).addAll(other.authorities).build());
    }
}
