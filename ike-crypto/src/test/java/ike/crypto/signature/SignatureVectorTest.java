package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.crypto.Vector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that RFCs have published. */
class SignatureVectorTest {
    @ParameterizedTest
    @MethodSource
    void signature(Vector vector) {
        VerificationKey key = VerificationKey.read(vector.octets("public")).orThrow();
        assertThat(key.verify(scheme(vector), vector.octets("message"), vector.octets("signature")))
                .isEqualTo(new Verification.Good());
    }

    static List<Vector> signature() {
        return Vector.in("signature");
    }

    @ParameterizedTest
    @MethodSource
    void signing(Vector vector) {
        SigningKey key = SigningKey.read(vector.octets("private")).orThrow();
        assertThat(key.sign(scheme(vector), vector.octets("message"), Secret.empty()))
                .isEqualTo(vector.octets("signature"));
    }

    static List<Vector> signing() {
        return Vector.in("signing");
    }

    private static SignatureScheme scheme(Vector vector) {
        return WycheproofSignatureTest.scheme(vector.text("scheme"), SignatureHash.valueOf(vector.text("hash")));
    }
}
