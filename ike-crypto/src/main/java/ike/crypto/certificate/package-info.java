/**
 * Certificates: reading them, and judging whether a chain of them lets us believe that a public key belongs to a peer
 * (RFC 5280 §6, with what RFC 4945 asks of certificates for IKE). Nothing here reads a clock or a network: the moment,
 * revocation lists and OCSP responses are arguments. A judgement is a {@link ike.crypto.certificate.TrustReport}.
 */
@NullMarked
package ike.crypto.certificate;

import org.jspecify.annotations.NullMarked;
