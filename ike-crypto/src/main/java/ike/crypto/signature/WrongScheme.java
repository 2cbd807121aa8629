package ike.crypto.signature;

/** What a key says to a scheme of another kind: to a peer a bad signature, to us a mistake. */
final class WrongScheme {
    private WrongScheme() {
    }

    static Verification bad(VerificationKey key, SignatureScheme scheme) {
        return new Verification.Bad("the signature is " + scheme.describe() + ", the key " + key.describe());
    }

    static IllegalArgumentException mistake(SigningKey key, SignatureScheme scheme) {
        return new IllegalArgumentException(key.publicKey().describe() + " cannot sign by " + scheme.describe());
    }
}
