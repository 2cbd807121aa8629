package ike.engine.sim;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.EspSa;
import ike.wire.Bytes;

/**
 * The keys of an SA in a form that may be kept and compared when the keys themselves are wiped: their SHA-256.
 *
 * @param digest 32 octets
 */
record KeyPrint(Bytes digest) {
    static KeyPrint of(EspSa sa) {
        Hasher hasher = Hashing.sha256().newHasher();
        put(hasher, sa.encryptionKey());
        put(hasher, sa.integrityKey());
        return new KeyPrint(Bytes.owning(hasher.hash().asBytes()));
    }

    /** Enough of it to tell prints apart. */
    @Override
    public String toString() {
        return digest.slice(0, 4).hex();
    }

    private static void put(Hasher hasher, Secret key) {
        hasher.putInt(key.length()).putBytes(key.reveal(SecretAccess.forKeyExport()).toArray());
    }
}
