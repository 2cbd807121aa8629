package ike.crypto.signature;

/** Which schemes a key can do, and which hash is as strong as it. */
final class SchemeFit {
    private static final int PKCS1_FRAME = 11;
    /** The name of a hash in a DigestInfo is at most that long, in octets (RFC 8017 §9.2). */
    private static final int DIGEST_NAME = 19;

    private SchemeFit() {
    }

    static boolean fits(VerificationKey key, SignatureScheme scheme) {
        int octets = (key.bits() + 7) / 8;
        return scheme.keyType() == key.type() && switch (scheme) {
            case SignatureScheme.RsaPkcs1(SignatureHash hash) -> octets >= PKCS1_FRAME + DIGEST_NAME + hash.length();
            case SignatureScheme.RsaPss pss -> (key.bits() + 6) / 8 >= pss.saltLength() + pss.digest().length() + 2;
            case SignatureScheme.RsaBare _,SignatureScheme.PairBare _,SignatureScheme.Dsa _,SignatureScheme.EdDsa _ ->
                true;
            case SignatureScheme.Ecdsa(SignatureHash hash, PairForm form) ->
                form == PairForm.DER || key.bits() == curveBits(hash);
        };
    }

    /** RFC 4754 §3: each hash goes with one curve. */
    private static int curveBits(SignatureHash hash) {
        return switch (hash) {
            case SHA1 -> 0;
            case SHA2_256 -> 256;
            case SHA2_384 -> 384;
            case SHA2_512 -> 521;
        };
    }

    /** NIST SP 800-57 part 1, table 2 and 3. */
    static int hashBits(VerificationKey key) {
        int bits = key.bits();
        return switch (key.type()) {
            case RSA, DSA -> bits <= 3072 ? 256 : bits <= 7680 ? 384 : 512;
            case ECDSA -> bits <= 256 ? 256 : bits <= 384 ? 384 : 512;
            case ED25519, ED448 -> 0;
        };
    }
}
