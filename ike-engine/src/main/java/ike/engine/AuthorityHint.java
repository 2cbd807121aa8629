package ike.engine;

import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.DistinguishedName;
import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;

/** How a request for a certificate names an authority that the requester trusts. */
public sealed interface AuthorityHint {
    /** The SHA-1 hash of its SubjectPublicKeyInfo, 20 octets (RFC 7296 §3.7). */
    record KeyHash(Bytes sha1) implements AuthorityHint {
        /** The hint that means this authority. */
        public static KeyHash of(Certificate authority) {
            return new KeyHash(SignatureHash.SHA1.of(authority.publicKey().subjectPublicKeyInfo()));
        }
    }

    /** Its name (RFC 2408 §3.10). */
    record Name(DistinguishedName subject) implements AuthorityHint {
    }

    /** True when this authority is meant. */
    default boolean means(Certificate authority) {
        return switch (this) {
            case KeyHash hash -> hash.equals(KeyHash.of(authority));
            case Name(DistinguishedName subject) -> subject.matches(authority.name());
        };
    }
}
