package ike.crypto.signature;

import ike.crypto.EllipticCurve;
import ike.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.signers.DSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/**
 * Signs on a curve that is one of the ECP groups, too (RFC 6090 §5.4.2; the names are those of FIPS 186-5 §6.4.1): the multiple of
 * the generator, nearly all of a signature's time, is the work of the library that serves these groups, with libcrypto
 * constant in the secret number.
 */
record Ecdsa(EllipticCurve curve) {
    /** The pair of a hash; {@code nonce} is asked for the secret number. */
    PairForm.Pair sign(BigInteger d, Bytes hash, DSAKCalculator nonce) {
        BigInteger n = curve.order();
        nonce.init(n, d, hash.toArray());
        BigInteger e = new BigInteger(1, hash.toArray()).shiftRight(Math.max(0, 8 * hash.length() - n.bitLength()));
        while (true) {
            BigInteger k = nonce.nextK();
            Bytes point = curve.multipleOfGenerator(k);
            BigInteger r = new BigInteger(1, point.slice(0, point.length() / 2).toArray()).mod(n);
            BigInteger s = BigIntegers.modOddInverse(n, k).multiply(d.multiply(r).add(e)).mod(n);
            if (r.signum() > 0 && s.signum() > 0) {
                return new PairForm.Pair(r, s);
            }
        }
    }
}
