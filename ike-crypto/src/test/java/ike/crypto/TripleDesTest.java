package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.util.OptionalInt;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;

/** ENCR_3DES (RFC 2451) against Bouncy Castle as a second implementation. */
class TripleDesTest {
    private static final Bytes KEY = Bytes.fromHex("2e0e194070fc658c2bfbfdbf8b956be4b2eaa33d02a43cca");
    private static final Bytes IV = Bytes.fromHex("0123456789abcdef");
    private static final Bytes PLAIN = Bytes.utf8("three blocks of 8 octets");

    private final Encryption tripleDes = Algorithms.encryption(EncryptionId.ENCR_3DES, OptionalInt.empty())
            .orElseThrow();

    @Test
    void agreesWithASecondImplementation() {
        byte[] expected = new byte[PLAIN.length()];
        var reference = CBCBlockCipher.newInstance(new DESedeEngine());
        reference.init(true, new ParametersWithIV(new KeyParameter(KEY.toArray()), IV.toArray()));
        for (int at = 0; at < expected.length; at += 8) {
            reference.processBlock(PLAIN.toArray(), at, expected, at);
        }
        try (Secret key = Secret.copyOf(KEY)) {
            Bytes sealed = tripleDes.seal(key, IV, Bytes.EMPTY, PLAIN);
            assertThat(sealed).isEqualTo(Bytes.copyOf(expected));
            assertThat(tripleDes.open(key, IV, Bytes.EMPTY, sealed)).contains(PLAIN);
            assertThat(tripleDes.open(key, IV, Bytes.EMPTY, sealed.from(1))).isEmpty();
        }
    }

    @Test
    void hasNoKeyLengthAttribute() {
        assertThat(Algorithms.encryption(EncryptionId.ENCR_3DES, OptionalInt.of(192))).isEmpty();
        assertThat(tripleDes.keyLength()).isEqualTo(24);
        assertThat(tripleDes.ivLength()).isEqualTo(8);
    }
}
