package ike.crypto.signature;

import ike.crypto.ConstantTime;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The block of RSASSA-PSS (RFC 8017 §9.1): maskedDB | H | bc, where H = Hash (eight zeros | Hash (M) | salt) and DB =
 * zeros | 01 | salt.
 */
final class RsaPss {
    private static final Bytes EIGHT_ZEROS = Bytes.zeros(8);
    private static final int TRAILER = 0xbc;

    private RsaPss() {
    }

    /** The block (§9.1.1), as long as the modulus; nothing if the key is too short for hash and salt. */
    static Optional<Bytes> block(SignatureScheme.RsaPss scheme, Bytes message, Bytes salt, int modulusBits) {
        int length = (modulusBits + 6) / 8;
        int zeros = length - salt.length() - scheme.digest().length() - 2;
        if (zeros < 0) {
            return Optional.empty();
        }
        Bytes h = scheme.digest().of(EIGHT_ZEROS, scheme.digest().of(message), salt);
        byte[] masked = masked(scheme, h, Bytes.concat(Bytes.zeros(zeros), Bytes.of(1), salt));
        masked[0] &= (byte) topMask(modulusBits);
        Bytes block = Bytes.concat(Bytes.owning(masked), h, Bytes.of(TRAILER));
        return Optional.of(Bytes.concat(Bytes.zeros((modulusBits + 7) / 8 - length), block));
    }

    /** Checks a block that came out of the public operation (§9.1.2); the salt has exactly the length of the scheme. */
    static Verification verify(SignatureScheme.RsaPss scheme, Bytes message, Bytes padded, int modulusBits) {
        int length = (modulusBits + 6) / 8;
        int hashLength = scheme.digest().length();
        int zeros = length - scheme.saltLength() - hashLength - 2;
        if (zeros < 0) {
            return new Verification.Bad("the key is too short for this hash and this salt");
        }
        int extra = padded.length() - length;
        Bytes block = padded.from(extra);
        Bytes maskedDb = block.slice(0, length - hashLength - 1);
        Bytes h = block.slice(maskedDb.length(), length - 1);
        boolean framed = padded.slice(0, extra).equals(Bytes.zeros(extra))
                && (maskedDb.u8(0) & ~topMask(modulusBits)) == 0 && block.u8(length - 1) == TRAILER;
        byte[] db = masked(scheme, h, maskedDb);
        db[0] &= (byte) topMask(modulusBits);
        Bytes salt = Bytes.copyOf(db, zeros + 1, scheme.saltLength());
        byte[] padding = Bytes.concat(Bytes.zeros(zeros), Bytes.of(1)).toArray();
        boolean zerosAndOne = Arrays.equals(db, 0, zeros + 1, padding, 0, zeros + 1);
        Bytes expected = scheme.digest().of(EIGHT_ZEROS, scheme.digest().of(message), salt);
        return Verification.of(framed && zerosAndOne && ConstantTime.equal(expected, h));
    }

    /** Which bits of the first octet may be set. */
    private static int topMask(int modulusBits) {
        return 0xff >>> ((8 - (modulusBits - 1) % 8) % 8);
    }

    /** {@code db} xor MGF1 (seed) (Appendix B.2.1). */
    private static byte[] masked(SignatureScheme.RsaPss scheme, Bytes seed, Bytes db) {
        byte[] result = db.toArray();
        int step = scheme.mask().length();
        for (int counter = 0; counter * step < result.length; counter++) {
            Bytes mask = scheme.mask().of(seed, Bytes.u32(counter));
            for (int i = 0; i < step && counter * step + i < result.length; i++) {
                result[counter * step + i] ^= (byte) mask.u8(i);
            }
        }
        return result;
    }
}
