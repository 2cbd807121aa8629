package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Backends;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same octets as Bouncy Castle's whole signer makes (RFC 6979 §3.2), where hash and order have the same length and where not. */
class EcdsaTest {
    @AfterEach
    void reference() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @CsvSource({"P-256, SHA2_256, 1", "P-256, SHA2_512, 2", "P-256, SHA1, 3", "P-384, SHA2_384, 4",
            "P-384, SHA2_256, 5",
            "P-521, SHA2_512, 6", "P-521, SHA2_256, 7", "brainpoolP256r1, SHA2_384, 8"})
    void signsAsASecondImplementation(String curve, SignatureHash hash, long seed) throws IOException {
        Bytes key = SeededKeys.ec(curve, seed);
        ECPrivateKeyParameters theirs = (ECPrivateKeyParameters) PrivateKeyFactory.createKey(key.toArray());
        SignatureScheme scheme = new SignatureScheme.Ecdsa(hash, PairForm.PLAIN);
        for (int i = 0; i < 20; i++) {
            Bytes message = Bytes.u32(i);
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(digest(hash)));
            signer.init(true, theirs);
            BigInteger[] pair = signer.generateSignature(hash.of(message).toArray());
            Bytes expected = PairForm.PLAIN.write(theirs.getParameters().getN(), new PairForm.Pair(pair[0], pair[1]));

            Backends.use(i % 2 == 0 ? Backends.reference() : Backends.fastest());
            Bytes signature = SigningKey.read(key).orThrow().sign(scheme, message, Secret.empty());
            assertThat(signature).isEqualTo(expected);
        }
    }

    private static Digest digest(SignatureHash hash) {
        return switch (hash) {
            case SHA1 -> new SHA1Digest();
            case SHA2_256 -> new SHA256Digest();
            case SHA2_384 -> new SHA384Digest();
            case SHA2_512 -> new SHA512Digest();
        };
    }
}
