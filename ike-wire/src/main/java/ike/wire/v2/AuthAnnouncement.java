package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.OptionalInt;

/**
 * One proof that a peer will accept, of a SUPPORTED_AUTH_METHODS notification (RFC 9593 §3.2.1 to §3.2.3).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |    Length     |  Auth Method  |   Cert Link   |  Algorithm    |
 * +---------------+---------------+---------------+ Identifier ...|
 * </pre>
 *
 * @param method the authentication method
 * @param certLink the place, from 1, of the trust anchor among those asked for; 0 for any; absent where no certificate
 *     is involved
 * @param algorithm DER of the AlgorithmIdentifier, empty unless the method is Digital Signature; at most 252 octets
 */
public record AuthAnnouncement(AuthMethod method, OptionalInt certLink, Bytes algorithm) {
    private static final int SMALLEST = 2;

    public AuthAnnouncement {
        if (algorithm.length() > 252 || (certLink.isEmpty() && !algorithm.isEmpty())
                || certLink.orElse(0) < 0 || certLink.orElse(0) > 255) {
            throw new IllegalArgumentException("cert link " + certLink + ", " + algorithm.length() + " octets");
        }
    }

    static AuthAnnouncement read(WireReader in, int ordinal) {
        WireReader blob = in.open("Announcement", ordinal, "RFC 9593 §3.2");
        int length = blob.u8("Length");
        if (length < SMALLEST || length - 1 > blob.remaining()) {
            throw blob.malformed("says " + length + ", but 2 to " + (blob.remaining() + 1) + " can be");
        }
        blob.fixed(length);
        AuthMethod method = blob.code8("Auth Method", AuthMethod::of);
        OptionalInt link = length > SMALLEST ? OptionalInt.of(blob.u8("Cert Link")) : OptionalInt.empty();
        Bytes algorithm = blob.remaining() > 0 ? blob.rest("AlgorithmIdentifier") : Bytes.EMPTY;
        blob.summary(method, AuthMethod::label);
        blob.close();
        return new AuthAnnouncement(method, link, algorithm);
    }

    /** Writes the announcement, its length in front. */
    public void write(WireWriter out) {
        out.u8(SMALLEST + (certLink.isPresent() ? 1 : 0) + algorithm.length()).u8(method.code());
        certLink.ifPresent(out::u8);
        out.bytes(algorithm);
    }
}
