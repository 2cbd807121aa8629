package ike.crypto.signature;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * A private key of EdDSA, which signs without randomness (RFC 8032 §5.1.6, §5.2.6).
 *
 * @param key 32 or 57 octets
 */
record EdSigningKey(EdPublicKey publicKey, Secret key) implements SigningKey {
    @Override
    public Bytes sign(SignatureScheme scheme, Bytes message, Secret seed) {
        if (!scheme.equals(new SignatureScheme.EdDsa(publicKey.type()))) {
            throw WrongScheme.mistake(this, scheme);
        }
        byte[] octets = key.reveal(SecretAccess.forProvider()).toArray();
        byte[] point = publicKey.point().toArray();
        byte[] text = message.toArray();
        boolean small = publicKey.type() == KeyType.ED25519;
        byte[] signature = new byte[small ? Ed25519.SIGNATURE_SIZE : Ed448.SIGNATURE_SIZE];
        if (small) {
            Ed25519.sign(octets, 0, point, 0, text, 0, text.length, signature, 0);
        } else {
            Ed448.sign(octets, 0, point, 0, new byte[0], text, 0, text.length, signature, 0);
        }
        return Bytes.owning(signature);
    }

    @Override
    public String toString() {
        return publicKey.type().label() + " private key";
    }
}
