package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks of RSASSA-PSS that differ in one place from a good one (RFC 8017 §9.1.2): each part of the frame is checked,
 * those that the hash does not cover too.
 */
class RsaPssBlockTest {
    private static final Bytes MESSAGE = Bytes.utf8("message");
    private static final Bytes SALT = Bytes.fromHex("5a".repeat(32));
    private static final SignatureScheme.RsaPss SCHEME = new SignatureScheme.RsaPss(SignatureHash.SHA2_256,
            SignatureHash.SHA2_256, 32);

    /** At {@code place}, from the end of the block where it is negative, those bits are turned. */
    @ParameterizedTest
    @CsvSource({"2048, 0, 00, true", "2047, 0, 00, true", "2049, 0, 00, true", // as it is
            "2048, -1, 01, false", "2048, -1, bc, false", "2048, -1, 70, false", // the trailer
            "2048, 0, 80, false", "2047, 0, 40, false", "2047, 0, 80, false", // bits above those of the block
            "2049, 0, 01, false", // the octet in front of it
            "2048, 0, 01, false", "2048, 1, 80, false", "2049, 1, 80, false", // the zeros
            "2048, -66, 01, false", "2048, -66, 02, false", // the one behind them
            "2048, -65, 01, false", "2048, -34, 01, false", // the salt
            "2048, -33, 01, false", "2048, -2, 80, false"}) // the hash
    void eachPartCounts(int modulusBits, int place, String turned, boolean good) {
        byte[] block = RsaPss.block(SCHEME, MESSAGE, SALT, modulusBits).orElseThrow().toArray();
        block[Math.floorMod(place, block.length)] ^= (byte) Integer.parseInt(turned, 16);
        assertThat(RsaPss.verify(SCHEME, MESSAGE, Bytes.copyOf(block, 0, block.length), modulusBits).isGood())
                .isEqualTo(good);
    }
}
