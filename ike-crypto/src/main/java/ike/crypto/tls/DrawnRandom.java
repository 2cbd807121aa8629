package ike.crypto.tls;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;

/** Our entropy, as a library wants it. */
final class DrawnRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient TlsEntropy entropy;

    DrawnRandom(TlsEntropy entropy) {
        this.entropy = entropy;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        try (Secret drawn = entropy.next(bytes.length)) {
            System.arraycopy(drawn.reveal(SecretAccess.forProvider()).toArray(), 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public byte[] generateSeed(int length) {
        byte[] seed = new byte[length];
        nextBytes(seed);
        return seed;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("entropy");
    }
}
