package ike.crypto.signature;

import ike.wire.Bytes;
import ike.wire.Decoded;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/**
 * An RSA public key (RFC 8017 §3.1).
 *
 * @param n the modulus: odd, 1024 to 16384 bits
 * @param e the exponent: odd, at least 3, at most 64 bits, so that nobody makes us work for minutes
 */
record RsaPublicKey(BigInteger n, BigInteger e, Bytes subjectPublicKeyInfo) implements VerificationKey {
    private static final int MIN_BITS = 1024;
    private static final int MAX_BITS = 16_384;
    private static final int MAX_EXPONENT_BITS = 64;

    static Decoded<VerificationKey> of(BigInteger n, BigInteger e, Bytes encoded) {
        if (n.signum() <= 0 || !n.testBit(0) || n.bitLength() < MIN_BITS || n.bitLength() > MAX_BITS) {
            return PublicKeyReader.bad("an RSA modulus is odd and has " + MIN_BITS + " to " + MAX_BITS + " bits");
        }
        if (e.compareTo(BigInteger.TWO) <= 0 || !e.testBit(0) || e.bitLength() > MAX_EXPONENT_BITS) {
            return PublicKeyReader.bad("an RSA exponent is odd, more than 1 and at most " + MAX_EXPONENT_BITS
                    + " bits long");
        }
        return new Decoded.Ok<>(new RsaPublicKey(n, e, encoded));
    }

    @Override
    public KeyType type() {
        return KeyType.RSA;
    }

    @Override
    public int bits() {
        return n.bitLength();
    }

    /** Octets of a signature and of an encrypted block. */
    int blockLength() {
        return (n.bitLength() + 7) / 8;
    }

    /**
     * The block inside is built anew and compared as a whole (RFC 8017 §8.2.2): nothing of the peer's is parsed, so
     * nothing can be hidden in it.
     */
    @Override
    public Verification verify(SignatureScheme scheme, Bytes message, Bytes signature) {
        Optional<Bytes> block = opened(signature);
        if (block.isEmpty()) {
            return new Verification.Bad("the signature is no number of " + blockLength() + " octets below the modulus");
        }
        return switch (scheme) {
            case SignatureScheme.RsaPkcs1(SignatureHash hash) ->
                Verification.of(RsaPadding.pkcs1(RsaPadding.digestInfo(hash, message), blockLength())
                        .filter(block.get()::equals).isPresent());
            case SignatureScheme.RsaBare() ->
                Verification.of(RsaPadding.pkcs1(message, blockLength()).filter(block.get()::equals).isPresent());
            case SignatureScheme.RsaPss pss -> RsaPss.verify(pss, message, block.get(), n.bitLength());
            default -> WrongScheme.bad(this, scheme);
        };
    }

    /** The public operation (RFC 8017 §5.2.2); nothing for what is not below the modulus or has another length. */
    Optional<Bytes> opened(Bytes octets) {
        BigInteger s = new BigInteger(1, octets.toArray());
        return octets.length() == blockLength() && s.compareTo(n) < 0
                ? Optional.of(Bytes.owning(BigIntegers.asUnsignedByteArray(blockLength(), s.modPow(e, n))))
                : Optional.empty();
    }
}
