package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.io.BaseEncoding;
import ike.crypto.Secret;
import java.nio.charset.StandardCharsets;

/**
 * Values of secrets: characters as they are (UTF-8), {@code 0x} and hexadecimal digits, {@code 0s} and Base64 (RFC 4648
 * §4). No message shows any of it.
 */
public final class SecretValues {
    private static final int NT_HASH_LENGTH = 16;

    private SecretValues() {
    }

    /** The octets, which belong to the caller; an exception whose message says what was expected where there is no line to name. */
    public static Secret of(String value) {
        try {
            return secret(value);
        } catch (BadValue e) {
            throw new IllegalArgumentException(e.line(), e);
        }
    }

    /** The octets, which belong to the caller. */
    static Secret secret(String value) throws BadValue {
        byte[] octets = octets(value);
        if (octets.length == 0) {
            throw BadValue.saying("expected a secret of at least one octet");
        }
        return Secret.owning(octets);
    }

    /** The hash of a password (NtPasswordHash of RFC 2759 §8.3); it belongs to the caller. */
    static Secret ntHash(String value) throws BadValue {
        Secret hash = secret(value);
        if (hash.length() != NT_HASH_LENGTH) {
            hash.close();
            throw BadValue.saying("expected the 16 octets of an NT hash, like 0x and 32 hexadecimal digits; a password"
                    + " belongs in a section eap");
        }
        return hash;
    }

    private static byte[] octets(String value) throws BadValue {
        String prefix = Ascii.toLowerCase(value.substring(0, Math.min(2, value.length())));
        return switch (prefix) {
            case "0x" -> decoded(BaseEncoding.base16(), hexDigits(value.substring(2)), "hexadecimal digits behind 0x");
            case "0s" -> decoded(BaseEncoding.base64(), value.substring(2), "Base64 behind 0s");
            default -> value.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] decoded(BaseEncoding encoding, String text, String expectation) throws BadValue {
        if (!encoding.canDecode(text)) {
            throw BadValue.saying("expected " + expectation);
        }
        return encoding.decode(text);
    }

    private static String hexDigits(String text) {
        String digits = Ascii.toUpperCase(CharMatcher.is(':').removeFrom(text));
        // As in strongSwan, the first of an odd number of digits is an octet of its own.
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }
}
