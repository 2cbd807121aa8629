package ike.crypto.signature;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** A private key on an elliptic curve; signs as RFC 6979 §3 has it, without randomness. */
record EcSigningKey(EcPublicKey publicKey, ECPrivateKeyParameters key) implements SigningKey {
    @Override
    public Bytes sign(SignatureScheme scheme, Bytes message, Secret seed) {
        return switch (scheme) {
            case SignatureScheme.Ecdsa(SignatureHash hash, PairForm form) ->
                sign(hash, hash.of(message), form);
            case SignatureScheme.PairBare(KeyType of) when of == publicKey.type() ->
                sign(SignatureHash.SHA2_256, message, PairForm.PLAIN);
            default -> throw WrongScheme.mistake(this, scheme);
        };
    }

    private Bytes sign(SignatureHash generator, Bytes hash, PairForm form) {
        try (DeterministicNonce nonce = new DeterministicNonce(generator)) {
            PairForm.Pair pair = ServedCurves.of(key.getParameters())
                    .map(curve -> new Ecdsa(curve).sign(key.getD(), hash, nonce))
                    .orElseGet(() -> onOtherCurve(hash, nonce));
            return form.write(key.getParameters().getN(), pair);
        }
    }

    private PairForm.Pair onOtherCurve(Bytes hash, DeterministicNonce nonce) {
        ECDSASigner signer = new ECDSASigner(nonce);
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(hash.toArray());
        return new PairForm.Pair(pair[0], pair[1]);
    }

    @Override
    public String toString() {
        return "EC private key";
    }
}
