package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Reads a SubjectPublicKeyInfo (RFC 5280 §4.1) and refuses keys that no honest generator makes. */
final class PublicKeyReader {
    /** The longest encoding that is looked at, in octets: enough for RSA of 16384 bits. */
    private static final int MAX_LENGTH = 4096;

    private PublicKeyReader() {
    }

    static Decoded<VerificationKey> read(Bytes spki) {
        if (spki.length() > MAX_LENGTH) {
            return bad(spki.length() + " octets, more than " + MAX_LENGTH);
        }
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(spki.toArray()));
            if (info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && !(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier)) {
                return bad("the curve has no name (RFC 5480 §2.1.1)");
            }
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(info);
            if (key instanceof RSAKeyParameters && !SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key)
                    .getPublicKeyData().equals(info.getPublicKeyData())) {
                return bad("the numbers of the RSA key are not encoded in DER, or negative");
            }
            return of(key, Bytes.owning(info.getEncoded("DER")));
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is not a key.
            return bad("not a public key: " + e.getMessage());
        }
    }

    private static Decoded<VerificationKey> of(AsymmetricKeyParameter key, Bytes encoded) {
        return switch (key) {
            case RSAKeyParameters rsa -> RsaPublicKey.of(rsa.getModulus(), rsa.getExponent(), encoded);
            case ECPublicKeyParameters ec -> EcPublicKey.of(ec, encoded);
            case DSAPublicKeyParameters dsa -> DsaPublicKey.of(dsa, encoded);
            case Ed25519PublicKeyParameters ed ->
                EdPublicKey.of(KeyType.ED25519, Bytes.owning(ed.getEncoded()), encoded);
            case Ed448PublicKeyParameters ed -> EdPublicKey.of(KeyType.ED448, Bytes.owning(ed.getEncoded()), encoded);
            default -> bad("a kind of key that no signature of IKE is made with");
        };
    }

    static Decoded<VerificationKey> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("SubjectPublicKeyInfo", 0, problem, "RFC 5280 §4.1.2.7"));
    }
}
