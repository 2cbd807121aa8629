package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks of PKCS#1 v1.5 that a lax reader takes for good (RFC 8017 §8.2.2), each signed for real. {@code H} stands for
 * the SHA-256 of the message, {@code h} for its first half, {@code F} and {@code Z} for as many octets ff or a5 as fill
 * the block.
 */
class RsaBlockTest {
    private static final RsaSigningKey KEY = (RsaSigningKey) SigningKey.read(SeededKeys.rsa(2048, 11)).orThrow();
    private static final Bytes MESSAGE = Bytes.utf8("message");
    private static final SignatureScheme SCHEME = new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256);

    @ParameterizedTest
    @CsvSource({"0001 F 00 3031300d060960864801650304020105000420 H, true",
            "0002 F 00 3031300d060960864801650304020105000420 H, false",
            "0000 F 00 3031300d060960864801650304020105000420 H, false",
            "0001 F 3031300d060960864801650304020105000420 H, false",
            "0001 F 01 3031300d060960864801650304020105000420 H, false",
            "0001 F fe ffff 00 3031300d060960864801650304020105000420 H, false",
            "0001 ffffffffffffffff 00 3031300d060960864801650304020105000420 H Z, false",
            "0001 ff 00 3031300d060960864801650304020105000420 H Z, false",
            "0001 F 00 3031300d060960864801650304020105000420 H 00, false",
            "0001 F 00 302f300b0609608648016503040201 0420 H, false",
            "0001 F 00 3033300f06096086480165030402010500 0500 0420 H, false",
            "0001 F 00 3031300d060960864801650304020205000420 H, false",
            "0001 F 00 3021300906052b0e03021a05000420 H, false",
            "0001 F 00 308131300d060960864801650304020105000420 H, false", "0001 F 00 H, false",
            "0001 F 00 3031300d060960864801650304020105000410 h, false"})
    void blocks(String parts, boolean good) {
        Bytes signature = KEY.operation().apply(block(parts));
        assertThat(KEY.publicKey().verify(SCHEME, MESSAGE, signature).isGood()).isEqualTo(good);
    }

    /** RFC 2409 §5.1: the hash alone, which must not pass for the other form or the other way round. */
    @ParameterizedTest
    @CsvSource({"0001 F 00 H, true", "0001 F 00 3031300d060960864801650304020105000420 H, false",
            "0001 F 00 H 00, false", "0002 F 00 H, false"})
    void bareBlocks(String parts, boolean good) {
        Bytes signature = KEY.operation().apply(block(parts));
        Bytes hash = SignatureHash.SHA2_256.of(MESSAGE);
        assertThat(KEY.publicKey().verify(new SignatureScheme.RsaBare(), hash, signature).isGood()).isEqualTo(good);
    }

    /** A good signature plus the modulus is the same number, and no signature (RFC 8017 §5.2.2). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void numbersThatAreNotBelowTheModulus(int times) {
        Bytes good = KEY.operation().apply(block("0001 F 00 3031300d060960864801650304020105000420 H"));
        BigInteger n = KEY.publicKey().n();
        BigInteger sum = new BigInteger(1, good.toArray()).add(n.multiply(BigInteger.valueOf(times)));
        Bytes longer = Bytes.owning(BigIntegers.asUnsignedByteArray(257, sum));
        assertThat(KEY.publicKey().verify(SCHEME, MESSAGE, longer).isGood()).isFalse();
        assertThat(KEY.publicKey().verify(SCHEME, MESSAGE, longer.from(1)).isGood()).isFalse();
        assertThat(KEY.publicKey().verify(SCHEME, MESSAGE,
                Bytes.owning(BigIntegers.asUnsignedByteArray(256, n))).isGood()).isFalse();
    }

    private static Bytes block(String parts) {
        Bytes hash = SignatureHash.SHA2_256.of(MESSAGE);
        String known = parts.replace("H", hash.hex()).replace("h", hash.slice(0, 16).hex());
        int missing = 256 - Bytes.fromHex(known.replaceAll("[FZ]", "")).length();
        return Bytes.fromHex(known.replace("F", "ff".repeat(missing)).replace("Z", "a5".repeat(missing)));
    }
}
