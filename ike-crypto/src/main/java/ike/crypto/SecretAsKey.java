package ike.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import javax.crypto.SecretKey;

/**
 * A {@link Secret} as the key type that the Java Cryptography Architecture wants. Unlike {@code SecretKeySpec} it holds
 * no copy of its own, so nothing stays behind when the secret is wiped, and it may be empty. Each reader gets a copy;
 * the JDK's ciphers and MACs wipe theirs.
 */
final class SecretAsKey implements SecretKey {
    private final String algorithm;
    private final transient Secret secret;

    SecretAsKey(String algorithm, Secret secret) {
        this.algorithm = algorithm;
        this.secret = secret;
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return secret.octets().clone();
    }

    @Override
    public void destroy() {
        secret.close();
    }

    @Override
    public boolean isDestroyed() {
        return secret.isWiped();
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException("a secret");
    }

    @Override
    public String toString() {
        return algorithm + " key, " + secret;
    }
}
