package ike.crypto.bouncycastle;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.util.Arrays;
import org.bouncycastle.crypto.params.KeyParameter;

/** Secrets as Bouncy Castle's keys, which hold the very array that they are given. */
final class BcKeys {
    private BcKeys() {
    }

    static KeyParameter of(Secret key) {
        byte[] octets = key.asKey("RAW", SecretAccess.forProvider()).getEncoded();
        try {
            return new KeyParameter(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    static void wipe(KeyParameter key) {
        Arrays.fill(key.getKey(), (byte) 0);
    }
}
