package ike.crypto.signature;

import ike.crypto.EllipticCurve;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;

/** A public key on a curve that has a name (RFC 5480); Bouncy Castle has checked that the point is on it. */
record EcPublicKey(ECPublicKeyParameters key, Bytes subjectPublicKeyInfo) implements VerificationKey {
    private static final int MIN_BITS = 224;

    static Decoded<VerificationKey> of(ECPublicKeyParameters key, Bytes encoded) {
        ECCurve curve = key.getParameters().getCurve();
        return ECAlgorithms.isFpCurve(curve) && curve.getFieldSize() >= MIN_BITS
                ? new Decoded.Ok<>(new EcPublicKey(key, encoded))
                : PublicKeyReader.bad("the curve is over a prime field and has " + MIN_BITS + " bits or more");
    }

    @Override
    public KeyType type() {
        return KeyType.ECDSA;
    }

    @Override
    public int bits() {
        return key.getParameters().getCurve().getFieldSize();
    }

    @Override
    public Verification verify(SignatureScheme scheme, Bytes message, Bytes signature) {
        return switch (scheme) {
            case SignatureScheme.Ecdsa(SignatureHash hash, PairForm form) -> verify(hash.of(message), form, signature);
            case SignatureScheme.PairBare(KeyType of) when of == type() -> verify(message, PairForm.PLAIN, signature);
            default -> WrongScheme.bad(this, scheme);
        };
    }

    private Verification verify(Bytes hash, PairForm form, Bytes signature) {
        ECDomainParameters domain = key.getParameters();
        return form.read(domain.getN(), signature)
                .map(pair -> Verification.of(ServedCurves.of(domain).map(curve -> verify(curve, hash, pair))
                        .orElseGet(() -> verifyElsewhere(hash, pair))))
                .orElseGet(() -> new Verification.Bad("the signature is no pair of numbers below the order"));
    }

    private boolean verifyElsewhere(Bytes hash, PairForm.Pair pair) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(hash.toArray(), pair.r(), pair.s());
    }

    /**
     * FIPS 186-5 §6.4.2, for numbers that have been found between 1 and the order less 1: r is the x coordinate, modulo the order, of
     * H / s times the generator plus r / s times the key.
     */
    private boolean verify(EllipticCurve curve, Bytes hash, PairForm.Pair pair) {
        BigInteger n = curve.order();
        int excess = Math.max(0, hash.length() * 8 - n.bitLength());
        BigInteger inverse = pair.s().modInverse(n);
        BigInteger ofGenerator = new BigInteger(1, hash.toArray()).shiftRight(excess).multiply(inverse).mod(n);
        return curve.sum(ofGenerator, Bytes.owning(key.getQ().getEncoded(false)).from(1),
                pair.r().multiply(inverse).mod(n))
                .map(x -> new BigInteger(1, x.toArray()).mod(n).equals(pair.r())).orElse(false);
    }

    /** Two are the same when their encodings are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EcPublicKey that && subjectPublicKeyInfo.equals(that.subjectPublicKeyInfo);
    }

    @Override
    public int hashCode() {
        return subjectPublicKeyInfo.hashCode();
    }
}
