package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** A public key of EdDSA: 32 or 57 octets that encode a point of the large subgroup (RFC 8032, RFC 8410). */
record EdPublicKey(KeyType type, Bytes point, Bytes subjectPublicKeyInfo) implements VerificationKey {
    static Decoded<VerificationKey> of(KeyType type, Bytes point, Bytes encoded) {
        boolean valid = type == KeyType.ED25519
                ? Ed25519.validatePublicKeyFull(point.toArray(), 0)
                : Ed448.validatePublicKeyFull(point.toArray(), 0);
        return valid
                ? new Decoded.Ok<>(new EdPublicKey(type, point, encoded))
                : PublicKeyReader.bad("the octets encode no point of the subgroup of " + type.label());
    }

    @Override
    public int bits() {
        return type == KeyType.ED25519 ? 256 : 456;
    }

    @Override
    public Verification verify(SignatureScheme scheme, Bytes message, Bytes signature) {
        if (!scheme.equals(new SignatureScheme.EdDsa(type))) {
            return WrongScheme.bad(this, scheme);
        }
        int length = type == KeyType.ED25519 ? Ed25519.SIGNATURE_SIZE : Ed448.SIGNATURE_SIZE;
        if (signature.length() != length) {
            return new Verification.Bad("the signature has " + signature.length() + " octets, not " + length);
        }
        byte[] octets = signature.toArray();
        byte[] key = point.toArray();
        byte[] text = message.toArray();
        return Verification.of(type == KeyType.ED25519
                ? Ed25519.verify(octets, 0, key, 0, text, 0, text.length)
                : Ed448.verify(octets, 0, key, 0, new byte[0], text, 0, text.length));
    }
}
