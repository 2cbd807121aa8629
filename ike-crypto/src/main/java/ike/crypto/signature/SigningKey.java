package ike.crypto.signature;

import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.Decoded;

/**
 * A private key that signs. It lives as long as the configuration that names it; its numbers are Bouncy Castle's and
 * the JDK's, and cannot be wiped.
 */
public sealed interface SigningKey permits RsaSigningKey, DsaSigningKey, EcSigningKey, EdSigningKey {
    /** The other half. */
    VerificationKey publicKey();

    /** Octets of randomness that {@link #sign} takes by this scheme: the salt of RSASSA-PSS, otherwise none. */
    default int seedLength(SignatureScheme scheme) {
        return scheme instanceof SignatureScheme.RsaPss pss ? pss.saltLength() : 0;
    }

    /**
     * Signs a message. The same arguments give the same octets.
     *
     * @param scheme one of this kind of key
     * @param seed {@link #seedLength} octets of entropy
     * @throws IllegalArgumentException if the scheme belongs to another kind of key or the key is too short for it
     */
    Bytes sign(SignatureScheme scheme, Bytes message, Secret seed);

    /** The key in a PrivateKeyInfo (PKCS #8, RFC 5958 §2), not encrypted, in DER. */
    static Decoded<SigningKey> read(Bytes privateKeyInfo) {
        return SigningKeyReader.read(privateKeyInfo);
    }
}
