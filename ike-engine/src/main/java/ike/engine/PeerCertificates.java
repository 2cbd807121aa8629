package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import java.util.Optional;

/**
 * What a peer's Certificate payloads hold (RFC 7296 §3.6, RFC 2408 §3.9), as far as it can be read. Nothing of it is believed
 * yet.
 *
 * @param certificates its own first (RFC 7296 §3.6), then what may lead to an authority; at most {@link #MOST}
 * @param crls certificate revocation lists in DER
 * @param attributes attribute certificates (RFC 5755); at most {@link #MOST}
 * @param ocsp OCSP responses in DER (RFC 4806)
 * @param rawKey its public key without a certificate (RFC 7670)
 * @param links what it has named instead of sending it, in its order; at most {@link #MOST_LINKS}
 */
public record PeerCertificates(ImmutableList<Certificate> certificates, ImmutableList<AttributeCertificate> attributes,
        ImmutableList<Bytes> crls, ImmutableList<Bytes> ocsp, Optional<VerificationKey> rawKey,
        ImmutableList<Link> links) {
    /** How many certificates, and how many lists and responses, one peer may send. */
    public static final int MOST = 16;

    /** How many certificates and bundles one peer may name by hash and URL: so many certificates §3.6 wants to be taken. */
    public static final int MOST_LINKS = 4;

    /**
     * What is to be fetched (RFC 7296 §3.6).
     *
     * @param bundle several certificates and revocation lists in one; else one certificate
     */
    public record Link(HashAndUrl at, boolean bundle) {
    }

    /** A peer that has sent what it has, and no attributes. */
    public PeerCertificates(ImmutableList<Certificate> certificates, ImmutableList<Bytes> crls,
            ImmutableList<Bytes> ocsp, Optional<VerificationKey> rawKey) {
        this(certificates, ImmutableList.of(), crls, ocsp, rawKey, ImmutableList.of());
    }

    /** A peer that has sent none. */
    public static final PeerCertificates NONE = new PeerCertificates(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(), Optional.empty());
}
