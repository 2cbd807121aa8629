package ike.crypto.signature;

import ike.crypto.EllipticCurve;
import ike.wire.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.signers.DSAKCalculator;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECMultiplier;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Multiplies the generator in ECDSA by the library that serves the ECP groups (RFC 5903 §3): nearly all of a signature's
 * time, and with libcrypto constant in the secret number. The rest of the signature is Bouncy Castle's.
 */
record GeneratorMultiplier(EllipticCurve curve, ECDomainParameters domain) implements ECMultiplier {
    /** A signer for a curve; by Bouncy Castle alone where the curve is none of our groups. */
    static ECDSASigner signer(ECDomainParameters domain, DSAKCalculator numbers) {
        Optional<ECMultiplier> multiplier = ServedCurves.of(domain)
                .map(curve -> new GeneratorMultiplier(curve, domain));
        return new ECDSASigner(numbers) {
            @Override
            protected ECMultiplier createBasePointMultiplier() {
                return multiplier.orElseGet(super::createBasePointMultiplier);
            }
        };
    }

    @Override
    public ECPoint multiply(ECPoint generator, BigInteger number) {
        Bytes point = curve.multipleOfGenerator(number);
        int half = point.length() / 2;
        return domain.getCurve().createPoint(new BigInteger(1, point.slice(0, half).toArray()),
                new BigInteger(1, point.from(half).toArray()));
    }
}
