package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureConstraint;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Instant;

/**
 * What is asked of a chain (RFC 5280 §6.1.1).
 *
 * @param peer the certificate whose key shall be believed
 * @param identity who the peer says it is
 * @param others certificates that may lead from it to an anchor: the peer's and our own, in any order
 * @param anchors the certification authorities that we trust
 * @param now the moment to judge at
 * @param constraint which keys and signatures are good enough for the chain
 * @param policies certificate policies in dots, all of which the peer's certificate must have; empty for any
 * @param revocation how sure we must be that nothing is revoked
 * @param crls certificate revocation lists in DER
 * @param ocsp OCSP responses in DER
 * @param sources which of them count, and who can be asked for more
 */
public record TrustRequest(Certificate peer, Identification identity, ImmutableList<Certificate> others,
        ImmutableList<Certificate> anchors, Instant now, SignatureConstraint constraint,
        ImmutableList<String> policies, Revocation revocation, ImmutableList<Bytes> crls, ImmutableList<Bytes> ocsp,
        RevocationSources sources) {
    /** How sure one must be that a certificate is not revoked: strongSwan's words. */
    public enum Revocation {
        /** A fresh answer that it is good is needed. */
        STRICT,
        /** It is needed where the certificate or the configuration says where to ask. */
        IFURI,
        /** Only an answer that it is revoked counts. */
        RELAXED
    }

    /** With nothing but the necessary: any key, any policy, relaxed about revocation. */
    public static TrustRequest of(Certificate peer, Identification identity, ImmutableList<Certificate> others,
            ImmutableList<Certificate> anchors, Instant now) {
        return new TrustRequest(peer, identity, others, anchors, now, SignatureConstraint.ANY, ImmutableList.of(),
                Revocation.RELAXED, ImmutableList.of(), ImmutableList.of(), RevocationSources.CERTIFICATES);
    }
}
