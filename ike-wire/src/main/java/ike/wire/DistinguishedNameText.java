package ike.wire;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** A distinguished name (RFC 5280 §4.1.2.4) for people: {@code C=CH, CN=sun}, its parts in the order of the encoding. */
public final class DistinguishedNameText {
    private static final ImmutableMap<String, String> KEYWORDS = ImmutableMap.of("1.2.840.113549.1.9.1", "E");

    private DistinguishedNameText() {
    }

    /** The text; nothing when the octets are no name. */
    public static Optional<String> of(Bytes der) {
        try {
            String lastFirst = new X500Principal(der.toArray()).getName(X500Principal.RFC2253, KEYWORDS);
            return Optional.of(Printable.line(String.join(", ", Lists.reverse(parts(lastFirst)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What stands between commas, except those behind a backslash. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '\\') {
                i++;
            } else if (name.charAt(i) == ',') {
                parts.add(name.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(name.substring(start));
        return parts;
    }
}
