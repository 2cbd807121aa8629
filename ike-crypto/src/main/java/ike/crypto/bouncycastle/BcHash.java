package ike.crypto.bouncycastle;

import ike.crypto.HashFunction;
import ike.wire.Bytes;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;

/** Hashes of Bouncy Castle's. */
final class BcHash {
    private BcHash() {
    }

    static HashFunction of(Supplier<? extends Digest> hash) {
        return data -> {
            Digest digest = hash.get();
            for (Bytes part : data) {
                digest.update(part.toArray(), 0, part.length());
            }
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return Bytes.owning(result);
        };
    }
}
