package ike.crypto.signature;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import java.util.Optional;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** An RSA private key with its factors (RFC 8017 §3.2). */
record RsaSigningKey(RsaPublicKey publicKey, RsaPrivateOperation operation) implements SigningKey {
    static RsaSigningKey of(RsaPublicKey publicKey, RSAPrivateCrtKeyParameters numbers) {
        return new RsaSigningKey(publicKey, RsaPrivateOperation.of(publicKey, numbers));
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes message, Secret seed) {
        int length = publicKey.blockLength();
        Optional<Bytes> block = switch (scheme) {
            case SignatureScheme.RsaPkcs1(SignatureHash hash) ->
                RsaPadding.pkcs1(RsaPadding.digestInfo(hash, message), length);
            case SignatureScheme.RsaBare() -> RsaPadding.pkcs1(message, length);
            case SignatureScheme.RsaPss pss -> RsaPss.block(pss, message, salt(pss, seed), publicKey.bits());
            default -> throw WrongScheme.mistake(this, scheme);
        };
        return operation.apply(block.orElseThrow(() -> new IllegalArgumentException(
                publicKey.describe() + " is too short for " + scheme.describe())));
    }

    private static Bytes salt(SignatureScheme.RsaPss scheme, Secret seed) {
        if (seed.length() != scheme.saltLength()) {
            throw new IllegalArgumentException(
                    scheme.describe() + " takes " + scheme.saltLength() + " octets of salt, not " + seed.length());
        }
        return seed.reveal(SecretAccess.forProvider());
    }
}
