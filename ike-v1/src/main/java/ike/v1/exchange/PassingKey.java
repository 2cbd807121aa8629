package ike.v1.exchange;

import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.RevisedKeys;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.SaName;
import ike.wire.Bytes;

/**
 * Ke_i or Ke_r of the revised mode (RFC 2409 §5.3), with which one end encrypts the bodies behind its nonce. The first
 * vector is zero, each next one the last block before it. There is always padding: zeros, and an octet that counts them.
 */
final class PassingKey implements AutoCloseable {
    private final IsakmpCipher cipher;
    private Bytes iv;

    private PassingKey(IsakmpCipher cipher) {
        this.cipher = cipher;
        iv = Bytes.zeros(cipher.encryption().ivLength());
    }

    /** That of the initiator or the responder; {@code nonce} is lent. */
    static PassingKey of(Turn turn, OakleySuite suite, SaName name, boolean ofInitiator, Secret nonce) {
        Secret key = ofInitiator
                ? RevisedKeys.ofInitiator(suite, nonce, name.initiatorCookie(), turn.environment().log())
                : RevisedKeys.ofResponder(suite, nonce, name.responderCookie(), turn.environment().log());
        return new PassingKey(new IsakmpCipher(suite.encryption(), key));
    }

    /** A body, padded and encrypted. */
    Bytes seal(Bytes body) {
        int block = cipher.encryption().blockLength();
        int padding = block - body.length() % block;
        Bytes sealed = cipher.seal(iv, Bytes.concat(body, Bytes.zeros(padding - 1), Bytes.of(padding - 1)));
        iv = cipher.next(sealed);
        return sealed;
    }

    /** A body, decrypted. Wrong padding is taken for a part of the body: it must not be told from right padding. */
    Bytes open(Bytes sealed) throws Refused {
        int block = cipher.encryption().blockLength();
        if (sealed.isEmpty() || sealed.length() % block != 0) {
            throw new Refused(new Refusal.Misshapen(
                    sealed.length() + " encrypted octets, which are no blocks of " + block, "RFC 2409 §5.3"));
        }
        Bytes padded = cipher.open(iv, sealed).orElseThrow();
        iv = cipher.next(sealed);
        int padding = padded.u8(padded.length() - 1) + 1;
        return padding <= block ? padded.slice(0, padded.length() - padding) : padded;
    }

    @Override
    public void close() {
        cipher.key().close();
    }
}
