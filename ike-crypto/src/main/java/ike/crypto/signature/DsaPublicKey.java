package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;

/** A DSA public key (FIPS 186-4 §4.1, RFC 3279 §2.3.2). */
record DsaPublicKey(DSAPublicKeyParameters key, Bytes subjectPublicKeyInfo) implements VerificationKey {
    private static final int MIN_BITS = 1024;
    private static final int MAX_BITS = 8192;
    private static final int MIN_ORDER_BITS = 160;

    static Decoded<VerificationKey> of(DSAPublicKeyParameters key, Bytes encoded) {
        BigInteger p = key.getParameters().getP();
        BigInteger q = key.getParameters().getQ();
        BigInteger g = key.getParameters().getG();
        boolean sizes = p.bitLength() >= MIN_BITS && p.bitLength() <= MAX_BITS && p.testBit(0)
                && q.bitLength() >= MIN_ORDER_BITS && q.bitLength() < p.bitLength();
        if (!sizes || g.compareTo(BigInteger.ONE) <= 0 || !g.modPow(q, p).equals(BigInteger.ONE)) {
            return PublicKeyReader.bad("the generator of a DSA key has the order q, of " + MIN_ORDER_BITS
                    + " bits or more, modulo p of " + MIN_BITS + " to " + MAX_BITS + " bits");
        }
        return key.getY().modPow(q, p).equals(BigInteger.ONE)
                ? new Decoded.Ok<>(new DsaPublicKey(key, encoded))
                : PublicKeyReader.bad("the public value of a DSA key has the order q");
    }

    @Override
    public KeyType type() {
        return KeyType.DSA;
    }

    @Override
    public int bits() {
        return key.getParameters().getP().bitLength();
    }

    @Override
    public Verification verify(SignatureScheme scheme, Bytes message, Bytes signature) {
        return switch (scheme) {
            case SignatureScheme.Dsa(SignatureHash hash, PairForm form) -> verify(hash.of(message), form, signature);
            case SignatureScheme.PairBare(KeyType of) when of == type() -> verify(message, PairForm.PLAIN, signature);
            default -> WrongScheme.bad(this, scheme);
        };
    }

    private Verification verify(Bytes hash, PairForm form, Bytes signature) {
        DSASigner signer = new DSASigner();
        signer.init(false, key);
        return form.read(signer.getOrder(), signature)
                .map(pair -> Verification.of(signer.verifySignature(hash.toArray(), pair.r(), pair.s())))
                .orElseGet(() -> new Verification.Bad("the signature is no pair of numbers below the order"));
    }

    /** Two are the same when their encodings are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DsaPublicKey that && subjectPublicKeyInfo.equals(that.subjectPublicKeyInfo);
    }

    @Override
    public int hashCode() {
        return subjectPublicKeyInfo.hashCode();
    }
}
