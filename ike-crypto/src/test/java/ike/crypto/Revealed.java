package ike.crypto;

import ike.wire.Bytes;

/** Reads secrets in tests. */
public final class Revealed {
    private Revealed() {
    }

    /** The secret's octets. */
    public static Bytes octets(Secret secret) {
        return secret.reveal(SecretAccess.forKeyExport());
    }
}
