package ike.crypto.tls;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SigningKey;

/**
 * Who we are in a handshake.
 *
 * @param chain our certificate first, then those that lead to an authority
 * @param key its private key
 */
public record TlsParty(ImmutableList<Certificate> chain, SigningKey key) {
}
