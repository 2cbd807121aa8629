package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A public key that signatures are checked with. Reading one has checked it: it is a key of its kind. */
public sealed interface VerificationKey permits RsaPublicKey, DsaPublicKey, EcPublicKey, EdPublicKey {
    /** Its kind. */
    KeyType type();

    /** How long it is, in bits: of the modulus, of the prime, of the curve's field. */
    int bits();

    /** The key as the SubjectPublicKeyInfo of RFC 5280 §4.1, in DER: what CERTREQ and raw public keys hash or hold. */
    Bytes subjectPublicKeyInfo();

    /**
     * What names the key in AuthorityKeyIdentifier and in strongSwan's tools: SHA-1 over the key's bit string, without the
     * algorithm (RFC 5280 §4.2.1.2 method 1); 20 octets.
     */
    default Bytes keyIdentifier() {
        return SignatureHash.SHA1.of(Bytes.owning(SubjectPublicKeyInfo
                .getInstance(subjectPublicKeyInfo().toArray()).getPublicKeyData().getOctets()));
    }

    /** Checks a signature; nothing throws on it. A scheme of another kind of key is {@link Verification.Bad}. */
    Verification verify(SignatureScheme scheme, Bytes message, Bytes signature);

    /** Whether it can be used with a scheme: of the right kind, long enough, and on the curve of RFC 4754 if that says so. */
    default boolean fits(SignatureScheme scheme) {
        return SchemeFit.fits(this, scheme);
    }

    /** How many bits a hash has that is as strong as this key; 0 when the scheme brings its own. */
    default int hashBits() {
        return SchemeFit.hashBits(this);
    }

    /** In words, {@code RSA of 2048 bits}. */
    default String describe() {
        return switch (type()) {
            case RSA, DSA, ECDSA -> type().label() + " of " + bits() + " bits";
            case ED25519, ED448 -> type().label();
        };
    }

    /** The key in a SubjectPublicKeyInfo (RFC 5280 §4.1, RFC 3279, RFC 5480, RFC 8410). */
    static Decoded<VerificationKey> read(Bytes subjectPublicKeyInfo) {
        return PublicKeyReader.read(subjectPublicKeyInfo);
    }
}
