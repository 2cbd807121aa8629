/**
 * TLS 1.2 and 1.3 inside EAP (RFC 5216, RFC 9190): a handshake without a network, octets in and octets out, by Bouncy Castle's
 * low-level TLS. What is decided here is what the RFCs of EAP add: whom to believe, with what to sign, and which key comes of it.
 */
@NullMarked
package ike.crypto.tls;

import org.jspecify.annotations.NullMarked;
