package ike.interop.endpoint;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import ike.wire.Bytes;

/**
 * An identity as strongSwan writes it: without its type, and a key id as the text that it is, or else as octets with colons between
 * them; so are those of 20 octets, which are hashes.
 */
public final class IdentityText {
    private static final String KEY_ID = "ID_KEY_ID ";
    private static final CharMatcher PRINTABLE = CharMatcher.inRange(' ', '~');
    private static final int HASH_LENGTH = 20;

    private IdentityText() {
    }

    /** Of one with its type in front, {@code ID_FQDN moon.example}; what has none is left as it is. */
    public static String of(String described) {
        return described.startsWith(KEY_ID)
                ? keyId(described.substring(KEY_ID.length()))
                : described.substring(described.indexOf(' ') + 1);
    }

    private static String keyId(String hex) {
        Bytes octets = Bytes.fromHex(hex);
        String text = octets.utf8();
        return octets.length() != HASH_LENGTH && PRINTABLE.matchesAllOf(text)
                ? text
                : Joiner.on(':').join(Splitter.fixedLength(2).split(hex));
    }
}
