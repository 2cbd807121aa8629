package ike.crypto.jca;

import ike.crypto.KeyedMac;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** HMAC over one hash, keyed. */
final class JcaMac implements KeyedMac {
    private final Mac mac;

    private JcaMac(Mac mac, Secret key) {
        this.mac = mac;
        init(key);
    }

    static KeyedMac.Service of(Jca jca, String algorithm) {
        return key -> new JcaMac(jca.mac(algorithm), key);
    }

    @Override
    public int length() {
        return mac.getMacLength();
    }

    @Override
    public void add(byte[] octets, int offset, int length) {
        mac.update(octets, offset, length);
    }

    @Override
    public void finish(byte[] target, int offset) {
        try {
            mac.doFinal(target, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the target has room for the MAC", e);
        }
    }

    /** Another key takes the place of what was made from the one before. */
    @Override
    public void close() {
        try (Secret zeros = Secret.owning(new byte[mac.getMacLength()])) {
            init(zeros);
        }
    }

    private void init(Secret key) {
        try {
            mac.init(key.asKey(mac.getAlgorithm(), SecretAccess.forProvider()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC takes every key", e);
        }
    }
}
