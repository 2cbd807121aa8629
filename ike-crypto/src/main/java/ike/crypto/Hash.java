package ike.crypto;

import ike.wire.Bytes;

/**
 * A hash function. IKEv1 negotiates one for Phase 1 (RFC 2409 §4), where it also makes the PRF; signatures name one.
 * Stateless; any thread may use it.
 *
 * @param function what computes it
 * @param ikev1 value of the Hash Algorithm attribute of Phase 1 (RFC 2409 Appendix A)
 * @param length octets of the result
 * @param prf HMAC over it, the PRF of an SA that negotiated no other (RFC 2409 §4)
 */
public record Hash(Primitive<HashFunction> function, int ikev1, int length, Prf prf) {
    /** The name that people know it by: {@code SHA-256}. */
    public String name() {
        return function.name();
    }

    /** The hash of all the data, one part behind the other. */
    public Bytes of(Bytes... data) {
        return Backends.of(function).of(data);
    }

    /** The hash of secret data, one part behind the other, itself a secret. */
    public Secret ofSecrets(Secret... data) {
        try (Secret all = Secret.concat(data)) {
            return Secret.copyOf(of(Bytes.owning(all.octets())));
        }
    }
}
