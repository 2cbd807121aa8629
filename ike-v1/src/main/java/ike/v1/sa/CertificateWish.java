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
}
