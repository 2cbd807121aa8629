package ike.crypto.bouncycastle;

import ike.crypto.KeyedMac;
import ike.crypto.Secret;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** A MAC of Bouncy Castle's. */
final class BcMac implements KeyedMac {
    /** Octets of a key that every MAC takes. */
    private static final int NO_KEY = 16;

    private final Mac mac;

    private BcMac(Mac mac, Secret key) {
        this.mac = mac;
        KeyParameter parameter = BcKeys.of(key);
        mac.init(parameter);
        BcKeys.wipe(parameter);
    }

    static KeyedMac.Service of(Supplier<? extends Mac> mac) {
        return key -> new BcMac(mac.get(), key);
    }

    static KeyedMac.Service hmac(Supplier<? extends Digest> digest) {
        return of(() -> new HMac(digest.get()));
    }

    @Override
    public int length() {
        return mac.getMacSize();
    }

    @Override
    public void add(byte[] octets, int offset, int length) {
        mac.update(octets, offset, length);
    }

    @Override
    public void finish(byte[] target, int offset) {
        mac.doFinal(target, offset);
    }

    /** Another key takes the place of what was made from the one before. */
    @Override
    public void close() {
        mac.init(new KeyParameter(new byte[NO_KEY]));
    }
}
