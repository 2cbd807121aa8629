package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages and associated data of any length, long and short in turn: libcrypto's combined ciphers give what the reference gives. */
class LongMessagesTest {
    private static final int ICV = 16;

    private final Random random = new Random(4106);
    private final byte[] nonce = octets(12);

    @AfterEach
    void callTheReference() {
        Backends.use(Backends.reference());
    }

    @Test
    void theyAreSealedAndOpenedAsByTheReference() {
        assumeTrue(Backends.preferring(Library.LIBCRYPTO).serving(Primitives.AES_GCM).library() == Library.LIBCRYPTO,
                "no libcrypto here");
        byte[] key = octets(32);
        for (Primitive<KeyedAead.Service> cipher : ImmutableList.of(Primitives.AES_GCM, Primitives.CHACHA20_POLY1305)) {
            for (int length : new int[]{60_000, 0, 10, 66_000, 4096, 1}) {
                byte[] aad = octets(length / 7);
                byte[] plain = octets(length);
                byte[] expected = run(cipher, Library.JDK, key, Direction.SEAL, aad, plain, length + ICV);
                byte[] sealed = run(cipher, Library.LIBCRYPTO, key, Direction.SEAL, aad, plain, length + ICV);
                assertThat(Arrays.equals(sealed, expected)).as("%d octets", length).isTrue();
                byte[] opened = run(cipher, Library.LIBCRYPTO, key, Direction.OPEN, aad, sealed, length);
                assertThat(Arrays.equals(opened, plain)).as("%d octets", length).isTrue();
            }
        }
    }

    private byte[] run(Primitive<KeyedAead.Service> cipher, Library library, byte[] key, Direction direction,
            byte[] aad, byte[] in, int outLength) {
        Backends.use(Backends.preferring(library));
        byte[] out = new byte[outLength];
        try (Secret secret = Secret.owning(key.clone());
                KeyedAead aead = Backends.of(cipher).keyed(secret, ICV, direction)) {
            assertThat(aead.run(nonce, aad, 0, aad.length, in, 0, in.length, out, 0)).isEqualTo(outLength);
        }
        return out;
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
