package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.VerificationKey;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * Authentication by a signature (RFC 7296 §2.15, RFC 7427; RFC 2409 §5.1), and what is asked of the key that makes it.
 *
 * @param certificates of our side: those to choose from; of the peer's side: the only ones that it may have. Empty: any
 *            that speaks for the identity
 * @param keys public keys that need no certificate (RFC 7670), used in the same way
 * @param authorities of the peer's side: its certificate leads to one of these. Empty: to any that is trusted
 * @param constraint which keys and signatures are good enough
 * @param policies certificate policies in dots, all of which the peer's certificate must have
 * @param revocation how sure we must be that the peer's certificate is not revoked
 * @param authority of the peer's side: a name that an authority on the way from its certificate has
 * @param groups of the peer's side: its certificate is in one of these (RFC 5755 §4.4.4); empty for whatever it is in
 */
public record PublicKeyRound(ImmutableList<Certificate> certificates, ImmutableList<VerificationKey> keys,
        ImmutableList<Certificate> authorities, SignatureConstraint constraint, ImmutableList<String> policies,
        TrustRequest.Revocation revocation, Optional<Identification> authority,
        ImmutableList<String> groups) implements Proof {
    /** Any key of any trusted authority: {@code auth = pubkey}. */
    public static final PublicKeyRound ANY = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(), SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);

    /** Where no authority is meant by its name, and no group. */
    public PublicKeyRound(ImmutableList<Certificate> certificates, ImmutableList<VerificationKey> keys,
            ImmutableList<Certificate> authorities, SignatureConstraint constraint, ImmutableList<String> policies,
            TrustRequest.Revocation revocation) {
        this(certificates, keys, authorities, constraint, policies, revocation, Optional.empty(), ImmutableList.of());
    }

    /** The same of these certificates only. */
    public PublicKeyRound with(Certificate... chosen) {
        return new PublicKeyRound(ImmutableList.copyOf(chosen), keys, authorities, constraint, policies, revocation,
                authority, groups);
    }

    /** The same of what leads through an authority of this name only. */
    public PublicKeyRound through(Identification name) {
        return new PublicKeyRound(certificates, keys, authorities, constraint, policies, revocation,
                Optional.of(name), groups);
    }

    /** The same of those who are in one of these groups only; of anybody where there are none. */
    public PublicKeyRound in(ImmutableList<String> demanded) {
        return new PublicKeyRound(certificates, keys, authorities, constraint, policies, revocation, authority,
                demanded);
    }

    /** The same where nobody has to say that nothing is revoked. */
    public PublicKeyRound relaxed() {
        return new PublicKeyRound(certificates, keys, authorities, constraint, policies,
                TrustRequest.Revocation.RELAXED, authority, groups);
    }
}
