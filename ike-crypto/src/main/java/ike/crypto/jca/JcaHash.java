package ike.crypto.jca;

import ike.crypto.HashFunction;
import ike.wire.Bytes;
import java.security.MessageDigest;

/** Hashes of the Java runtime. */
final class JcaHash {
    private JcaHash() {
    }

    static HashFunction of(Jca jca, String algorithm) {
        return data -> {
            MessageDigest digest = jca.digest(algorithm);
            for (Bytes part : data) {
                digest.update(part.toArray());
            }
            return Bytes.owning(digest.digest());
        };
    }
}
