package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Backends;
import ike.crypto.Library;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library that is here signs the same octets with an RSA key as the reference. */
class RsaBackendsTest {
    static List<Library> libraries() {
        return Backends.fastest().libraries().stream().map(backend -> backend.library()).toList();
    }

    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void signatures(Library library) {
        for (int bits : List.of(1024, 1031, 2048, 3072)) {
            Bytes file = SeededKeys.rsa(bits, bits);
            Backends.use(Backends.reference());
            SigningKey reference = SigningKey.read(file).orThrow();
            Backends.use(Backends.preferring(library));
            SigningKey other = SigningKey.read(file).orThrow();
            for (int i = 0; i < 20; i++) {
                SignatureScheme scheme = new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256);
                assertThat(other.sign(scheme, Bytes.u32(i), Secret.empty()))
                        .isEqualTo(reference.sign(scheme, Bytes.u32(i), Secret.empty()));
            }
        }
    }
}
