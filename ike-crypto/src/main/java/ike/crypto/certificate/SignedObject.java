package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;

/**
 * What certificates, revocation lists and OCSP responses have in common: a SEQUENCE of a body, an algorithm and a
 * signature over the body's octets (RFC 5280 §4.1.1, §5.1.1; RFC 6960 §4.2.1).
 */
final class SignedObject {
    private SignedObject() {
    }

    /** Verifies over the octets as received: the first element of the SEQUENCE that {@code whole} is. */
    static Verification verify(VerificationKey key, SignatureScheme scheme, Bytes whole, byte[] signature) {
        ImmutableList<Bytes> parts = DerElements.within(whole);
        return parts.isEmpty()
                ? new Verification.Bad("it is not encoded in DER")
                : key.verify(scheme, parts.get(0), Bytes.copyOf(signature));
    }
}
