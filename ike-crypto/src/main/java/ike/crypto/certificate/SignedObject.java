package ike.crypto.certificate;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
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
    /** As many as strongSwan remembers. */
    private static final int REMEMBERED = 256;

    /** What was found good, and need not be computed again: certificates of authorities come with every peer. */
    private static final Cache<Signed, Verification> GOOD = CacheBuilder.newBuilder().maximumSize(REMEMBERED)
            .concurrencyLevel(1).build();

    private SignedObject() {
    }

    /** Everything that a verification depends on. */
    private record Signed(VerificationKey key, SignatureScheme scheme, Bytes whole, Bytes signature) {
    }

    /**
     * Verifies over the octets as received: the first element of the SEQUENCE that {@code whole} is. What was good is remembered for
     * a while.
     */
    static Verification verify(VerificationKey key, SignatureScheme scheme, Bytes whole, byte[] signature) {
        Signed signed = new Signed(key, scheme, whole, Bytes.copyOf(signature));
        Verification known = GOOD.getIfPresent(signed);
        if (known != null) {
            return known;
        }
        ImmutableList<Bytes> parts = DerElements.within(whole);
        Verification found = parts.isEmpty()
                ? new Verification.Bad("it is not encoded in DER")
                : key.verify(scheme, parts.get(0), signed.signature());
        if (found.isGood()) {
            GOOD.put(signed, found);
        }
        return found;
    }
}
