package ike.crypto.signature;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** A DSA private key; signs as RFC 6979 §3 has it, without randomness. */
record DsaSigningKey(DsaPublicKey publicKey, DSAPrivateKeyParameters key) implements SigningKey {
    @Override
    public Bytes sign(SignatureScheme scheme, Bytes message, Secret seed) {
        if (!(scheme instanceof SignatureScheme.Dsa(SignatureHash hash, PairForm form))) {
            throw WrongScheme.mistake(this, scheme);
        }
        DSASigner signer = new DSASigner(new HMacDSAKCalculator(hash.digest()));
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(hash.of(message).toArray());
        return form.write(signer.getOrder(), new PairForm.Pair(pair[0], pair[1]));
    }

    @Override
    public String toString() {
        return "DSA private key";
    }
}
