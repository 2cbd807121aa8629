package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.wire.Bytes;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.GMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GMAC of AH against NIST's vector (gcmEncryptExtIV128, an empty plaintext) and against Bouncy Castle's own GMAC. */
class AhGmacTest {
    private static final Bytes COVERED = Bytes.fromHex("7a43ec1d9c0a5a78a0b16533a6213cab");

    private final SplittableRandom random = new SplittableRandom(4543);

    @Test
    void aVectorOfNist() {
        Secret key = Secret.copyOf(Bytes.fromHex("77be63708971c4e240d1cb79e8d77feb" + "e0e00f19"));

        Bytes data = AhGmac.AES_128.authenticationData(key, Bytes.fromHex("fed7ba0136a797f3"), COVERED);

        assertThat(data.hex()).isEqualTo("fed7ba0136a797f3" + "209fcc8d3675ed938e9c7166709dd946");
        assertThat(AhGmac.AES_128.verify(key, data, COVERED)).isTrue();
        assertThat(AhGmac.AES_128.verify(key, data, Bytes.concat(COVERED, Bytes.of(0)))).isFalse();
        assertThat(AhGmac.AES_128.verify(key, Bytes.concat(Bytes.of(0xff), data.from(1)), COVERED)).isFalse();
        assertThat(AhGmac.AES_128.verify(key, data.slice(0, 12), COVERED)).isFalse();
        assertThatThrownBy(() -> AhGmac.AES_256.authenticationData(key, Bytes.zeros(8), COVERED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void anotherImplementationAgrees(AhGmac gmac) {
        byte[] key = octets(gmac.keyLength());
        byte[] iv = octets(AhGmac.IV_LENGTH);
        byte[] covered = octets(77);
        GMac other = new GMac(GCMBlockCipher.newInstance(AESEngine.newInstance()), 128);
        Bytes keyed = Bytes.copyOf(key);
        other.init(new ParametersWithIV(new KeyParameter(key, 0, key.length - 4),
                Bytes.concat(keyed.from(key.length - 4), Bytes.copyOf(iv)).toArray()));
        other.update(covered, 0, covered.length);
        byte[] icv = new byte[16];
        other.doFinal(icv, 0);

        assertThat(gmac.authenticationData(Secret.copyOf(keyed), Bytes.copyOf(iv), Bytes.copyOf(covered)))
                .isEqualTo(Bytes.concat(Bytes.copyOf(iv), Bytes.copyOf(icv)));
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
