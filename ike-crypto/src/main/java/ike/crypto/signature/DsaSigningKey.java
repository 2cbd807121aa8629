package ike.crypto.signature;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;

/** A DSA private key; signs as RFC 6979 §3 has it, without randomness. */
record DsaSigningKey(DsaPublicKey publicKey, DSAPrivateKeyParameters key) implements SigningKey {
    @Override
    public Bytes sign(SignatureScheme scheme, Bytes message, Secret seed) {
        return switch (scheme) {
            case SignatureScheme.Dsa(SignatureHash hash, PairForm form) -> sign(hash, hash.of(message), form);
            case SignatureScheme.PairBare(KeyType of) when of == publicKey.type() ->
                sign(SignatureHash.SHA2_256, message, PairForm.PLAIN);
            default -> throw WrongScheme.mistake(this, scheme);
        };
    }

    private Bytes sign(SignatureHash generator, Bytes hash, PairForm form) {
        try (DeterministicNonce nonce = new DeterministicNonce(generator)) {
            DSASigner signer = new DSASigner(nonce);
            signer.init(true, key);
            BigInteger[] pair = signer.generateSignature(hash.toArray());
            return form.write(signer.getOrder(), new PairForm.Pair(pair[0], pair[1]));
        }
    }

    @Override
    public String toString() {
        return "DSA private key";
    }
}
