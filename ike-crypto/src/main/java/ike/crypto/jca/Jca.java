package ike.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where algorithms come from: one provider, or whichever the Java runtime puts first.
 *
 * @param provider null for the runtime's order
 */
record Jca(@Nullable Provider provider) {
    /** A cipher that is not keyed yet, {@code AES/GCM/NoPadding}. */
    Cipher cipher(String transformation) {
        try {
            return provider == null
                    ? Cipher.getInstance(transformation)
                    : Cipher.getInstance(transformation, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + transformation + " in " + name(), e);
        }
    }

    /** A MAC that is not keyed yet, {@code HmacSHA256}. */
    Mac mac(String algorithm) {
        try {
            return provider == null ? Mac.getInstance(algorithm) : Mac.getInstance(algorithm, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm + " in " + name(), e);
        }
    }

    /** A hash that has seen nothing yet, {@code SHA-256}. */
    MessageDigest digest(String algorithm) {
        try {
            return provider == null
                    ? MessageDigest.getInstance(algorithm)
                    : MessageDigest.getInstance(algorithm, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm + " in " + name(), e);
        }
    }

    /** What makes keys of an algorithm, {@code RSA}. */
    KeyFactory keyFactory(String algorithm) {
        try {
            return provider == null ? KeyFactory.getInstance(algorithm) : KeyFactory.getInstance(algorithm, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm + " in " + name(), e);
        }
    }

    private String name() {
        return Optional.ofNullable(provider).map(Provider::getName).orElse("this Java runtime");
    }
}
