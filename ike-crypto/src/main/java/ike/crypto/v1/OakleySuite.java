package ike.crypto.v1;

import ike.crypto.Encryption;
import ike.crypto.Hash;
import ike.crypto.KeyExchange;
import ike.crypto.Prf;

/**
 * What an ISAKMP SA was negotiated with (RFC 2409 §4).
 *
 * @param encryption in CBC mode: combined modes do not exist for messages of IKEv1
 * @param hash also makes the prf, which is HMAC over it: no prf of its own was ever defined
 * @param group the Diffie-Hellman group
 */
public record OakleySuite(Encryption encryption, Hash hash, KeyExchange group) {
    public OakleySuite {
        if (encryption.aead()) {
            throw new IllegalArgumentException(encryption.id() + " does not encrypt messages of IKEv1");
        }
    }

    /** The pseudorandom function. */
    public Prf prf() {
        return hash.prf();
    }
}
