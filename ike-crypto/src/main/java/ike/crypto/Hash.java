package ike.crypto;

import ike.wire.Bytes;
import java.security.MessageDigest;

/**
 * A hash function. IKEv1 negotiates one for Phase 1 (RFC 2409 §4), where it also makes the PRF; signatures name one.
 * Stateless; any thread may use it.
 *
 * @param name in the Java Cryptography Architecture: {@code SHA-256}
 * @param ikev1 value of the Hash Algorithm attribute of Phase 1 (RFC 2409 Appendix A)
 * @param length octets of the result
 * @param prf HMAC over it, the PRF of an SA that negotiated no other (RFC 2409 §4)
 */
public record Hash(String name, int ikev1, int length, Prf prf) {
    /** The hash of all the data, one part behind the other. */
    public Bytes of(Bytes... data) {
        MessageDigest digest = Backend.digest(name);
        for (Bytes part : data) {
            digest.update(part.toArray());
        }
        return Bytes.owning(digest.digest());
    }
}
