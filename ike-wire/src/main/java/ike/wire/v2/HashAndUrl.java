package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;

/**
 * The Certificate Data of the two Hash and URL encodings (RFC 7296 §3.6): what is meant, by its hash, and where it is.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                                                               |
 * ~        SHA-1 hash of the octets to be fetched (20)            ~
 * |                                                               |
 * +---------------+---------------+---------------+---------------+
 * ~                        URL (variable)                         ~
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param hash 20 octets
 * @param url of printable ASCII characters, at most {@link #LONGEST_URL}
 */
public record HashAndUrl(Bytes hash, String url) {
    /** The length of a hash in octets. */
    public static final int HASH_LENGTH = 20;
    /** What is longer is no address that anybody would type into a configuration. */
    public static final int LONGEST_URL = 1024;

    private static final String SECTION = "RFC 7296 §3.6";

    /** Reads the data of a Certificate payload. */
    public static Decoded<HashAndUrl> read(Bytes data) {
        int length = data.length() - HASH_LENGTH;
        if (length <= 0 || length > LONGEST_URL) {
            return bad(0, data.length() + " octets, expected a hash of " + HASH_LENGTH + " and a URL of 1 to "
                    + LONGEST_URL);
        }
        for (int i = HASH_LENGTH; i < data.length(); i++) {
            if (data.u8(i) <= ' ' || data.u8(i) > '~') {
                return bad(i, "an octet " + data.u8(i) + " in the URL, expected printable ASCII characters");
            }
        }
        return new Decoded.Ok<>(new HashAndUrl(data.slice(0, HASH_LENGTH),
                data.slice(HASH_LENGTH, data.length()).utf8()));
    }

    /** The data of a Certificate payload. */
    public Bytes data() {
        return Bytes.concat(hash, Bytes.utf8(url));
    }

    private static Decoded<HashAndUrl> bad(int offset, String problem) {
        return new Decoded.Bad<>(new Malformed("Certificate Data", offset, problem, SECTION));
    }
}
