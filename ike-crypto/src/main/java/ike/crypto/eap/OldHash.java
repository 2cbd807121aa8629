package ike.crypto.eap;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.jcajce.provider.digest.MD4;

/** One hash being computed over octets and secrets; no section of its own, RFC 2759 and RFC 3748 name the hashes. */
final class OldHash {
    private final MessageDigest digest;

    private OldHash(MessageDigest digest) {
        this.digest = digest;
    }

    /** MD4 (RFC 1320), which no JDK has. */
    static OldHash md4() {
        return new OldHash(new MD4.Digest());
    }

    /** MD5 (RFC 1321). */
    static OldHash md5() {
        return new OldHash(jdk("MD5"));
    }

    /** SHA-1 (RFC 3174). */
    static OldHash sha1() {
        return new OldHash(jdk("SHA-1"));
    }

    OldHash add(Bytes octets) {
        digest.update(octets.toArray());
        return this;
    }

    OldHash add(Secret octets) {
        byte[] copy = octetsOf(octets);
        digest.update(copy);
        Arrays.fill(copy, (byte) 0);
        return this;
    }

    Secret finish() {
        return Secret.owning(digest.digest());
    }

    Bytes finishPublic() {
        return Bytes.owning(digest.digest());
    }

    private static MessageDigest jdk(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }

    /** The octets of a secret, to be wiped by whoever asked. */
    static byte[] octetsOf(Secret secret) {
        return secret.asKey("RAW", SecretAccess.forProvider()).getEncoded();
    }
}
