package ike.crypto;

import ike.wire.Bytes;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/** HMAC (RFC 2104) over one hash, keyed: what the PRFs and the integrity algorithms of IKE have in common. */
final class Hmac implements Prf.Run, Integrity.Run {
    private final Mac mac;
    private final int resultLength;
    private final byte[] whole;

    /** @param resultLength octets that a result is cut to, at most the hash's length */
    Hmac(String algorithm, Secret key, int resultLength) {
        mac = Backend.mac(algorithm);
        this.resultLength = resultLength;
        whole = new byte[mac.getMacLength()];
        try {
            mac.init(key.asKey(algorithm, SecretAccess.forProvider()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes every key", e);
        }
    }

    @Override
    public Hmac add(Bytes octets) {
        mac.update(octets.toArray());
        return this;
    }

    @Override
    public Hmac add(Secret octets) {
        mac.update(octets.octets());
        return this;
    }

    @Override
    public void add(byte[] octets, int offset, int length) {
        mac.update(octets, offset, length);
    }

    @Override
    public Secret finish() {
        return Secret.owning(mac.doFinal());
    }

    @Override
    public Bytes finishPublic() {
        return Bytes.owning(mac.doFinal());
    }

    @Override
    public void finish(byte[] target, int offset) {
        try {
            mac.doFinal(whole, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("the buffer has the MAC's length", e);
        }
        System.arraycopy(whole, 0, target, offset, resultLength);
    }
}
