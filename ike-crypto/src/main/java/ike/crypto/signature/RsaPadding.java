package ike.crypto.signature;

import ike.wire.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/**
 * The block of RSASSA-PKCS1-v1_5 (RFC 8017 §9.2):
 *
 * <pre>
 * +------+------+---------------------+------+-------------------------------+
 * |  00  |  01  |  ff ... (at least 8)|  00  |  DigestInfo, or a bare hash   |
 * +------+------+---------------------+------+-------------------------------+
 * </pre>
 */
final class RsaPadding {
    private static final int OVERHEAD = 3;
    private static final int MIN_PADDING = 8;

    private RsaPadding() {
    }

    /** The block around {@code content}; nothing if the key is too short for it. */
    static Optional<Bytes> pkcs1(Bytes content, int blockLength) {
        int padding = blockLength - OVERHEAD - content.length();
        if (padding < MIN_PADDING) {
            return Optional.empty();
        }
        byte[] ones = new byte[padding];
        Arrays.fill(ones, (byte) 0xff);
        return Optional.of(Bytes.concat(Bytes.of(0, 1), Bytes.owning(ones), Bytes.of(0), content));
    }

    /** The hash with its name, whose parameters are NULL (RFC 8017 Appendix B.1). */
    static Bytes digestInfo(SignatureHash hash, Bytes message) {
        try {
            return Bytes.owning(new DigestInfo(new AlgorithmIdentifier(hash.oid(), DERNull.INSTANCE),
                    hash.of(message).toArray()).getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }
}
