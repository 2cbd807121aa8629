package ike.interop.secrecy;

import com.google.common.base.CharMatcher;
import com.google.common.io.BaseEncoding;
import ike.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that came out somewhere, to look for octets in: as they are, in hexadecimal however it is written, in Base64. */
final class Haystack {
    private static final CharMatcher SEPARATORS = CharMatcher.anyOf(" \t\r\n:-_,.");

    private final String text;
    private final String dense;

    Haystack(String text) {
        this.text = text;
        dense = SEPARATORS.removeFrom(text.toLowerCase(Locale.ROOT));
    }

    /** The form in which the octets are in it; nothing if they are not. */
    Optional<String> find(Bytes secret) {
        if (text.contains(new String(secret.toArray(), StandardCharsets.ISO_8859_1))) {
            return Optional.of("as octets");
        }
        if (dense.contains(secret.hex())) {
            return Optional.of("in hexadecimal");
        }
        return base64(secret).stream().anyMatch(text::contains) ? Optional.of("in Base64") : Optional.empty();
    }

    /** As it looks behind none, one or two other octets, without the characters that these or later ones touch. */
    private static List<String> base64(Bytes secret) {
        List<String> forms = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = Bytes.concat(Bytes.zeros(before), secret).toArray();
            int from = before == 0 ? 0 : 4;
            for (BaseEncoding encoding : List.of(BaseEncoding.base64(), BaseEncoding.base64Url())) {
                forms.add(encoding.encode(shifted).substring(from, shifted.length / 3 * 4));
            }
        }
        return forms;
    }
}
