package ike.crypto.certificate;

import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Object;

/** What certificates, revocation lists and OCSP responses have in common: a body and a signature over its DER. */
final class SignedObject {
    private SignedObject() {
    }

    static Verification verify(VerificationKey key, SignatureScheme scheme, ASN1Object body, byte[] signature) {
        try {
            return key.verify(scheme, Bytes.owning(body.getEncoded("DER")), Bytes.copyOf(signature));
        } catch (IOException e) {
            return new Verification.Bad("its body cannot be encoded");
        }
    }
}
