package ike.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;

/**
 * Which code does the work. One table, chosen by measurement, because no library is the best at everything:
 *
 * <pre>
 * AES-GCM, AES-CBC, HMAC       the JDK, on heap arrays          20 times Bouncy Castle, equal to OpenSSL called from C
 * MODP groups                  BigInteger with short exponents  the exponent's length is worth more than any library
 * ECP groups, Curve25519       Bouncy Castle's lightweight API  2 to 3 times the JDK; takes private values from us
 * </pre>
 *
 * Everything in it is always there, needs no native code, and draws no randomness of its own. Bouncy Castle is never
 * registered as a provider: that would cost start-up time and change the whole process. The JDK's algorithms come from
 * the first provider that has them, so a process that puts a faster one in front gets it.
 */
public final class Backend {
    private Backend() {
    }

    /** A cipher that is not keyed yet, {@code AES/GCM/NoPadding}. */
    public static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IllegalStateException("this JDK has no " + transformation, e);
        }
    }

    /** A hash that has seen nothing yet, {@code SHA-256}. */
    public static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + algorithm, e);
        }
    }

    /** A MAC that is not keyed yet, {@code HmacSHA256}. */
    public static Mac mac(String algorithm) {
        try {
            return Mac.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + algorithm, e);
        }
    }
}
