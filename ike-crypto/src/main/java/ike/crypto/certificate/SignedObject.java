package ike.crypto.certificate;

import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Object;

/** What certificates, revocation lists and OCSP responses have in common: a body and a signature over its DER. */
final class SignedObject {
    private static final int INDEFINITE = 0x80;
    private static final int LENGTH = 0x7f;

    private SignedObject() {
    }

    static Verification verify(VerificationKey key, SignatureScheme scheme, ASN1Object body, byte[] signature) {
        try {
            return key.verify(scheme, Bytes.owning(body.getEncoded("DER")), Bytes.copyOf(signature));
        } catch (IOException e) {
            return new Verification.Bad("its body cannot be encoded");
        }
    }

    /**
     * Verifies over the octets as received: the first element of the SEQUENCE that {@code whole} is (RFC 5280 §4.1.1).
     * What would be the same again in DER is not what was signed.
     */
    static Verification verify(VerificationKey key, SignatureScheme scheme, Bytes whole, byte[] signature) {
        int from = 1 + lengthOctets(whole, 1);
        int header = 1 + lengthOctets(whole, from + 1);
        long end = from + header + length(whole, from + 1);
        return whole.u8(1) == INDEFINITE || whole.u8(from + 1) == INDEFINITE || end > whole.length()
                ? new Verification.Bad("it is not encoded in DER")
                : key.verify(scheme, whole.slice(from, (int) end), Bytes.copyOf(signature));
    }

    /** Octets of a length field. */
    private static int lengthOctets(Bytes octets, int at) {
        return octets.u8(at) < INDEFINITE ? 1 : 1 + (octets.u8(at) & LENGTH);
    }

    private static long length(Bytes octets, int at) {
        long length = octets.u8(at) & LENGTH;
        if (octets.u8(at) < INDEFINITE) {
            return length;
        }
        int count = (int) length;
        length = 0;
        for (int i = 1; i <= count; i++) {
            length = Math.min(Integer.MAX_VALUE, length << 8 | octets.u8(at + i));
        }
        return length;
    }
}
