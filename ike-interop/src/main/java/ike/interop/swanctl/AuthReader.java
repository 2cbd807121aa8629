package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.IdentityPattern;

/** Reads a section {@code connections.<conn>.local*} or {@code remote*}. */
final class AuthReader {
    private static final ImmutableList<String> METHODS = ImmutableList.of("pubkey", "rsa", "ecdsa", "ike:", "eap",
            "xauth");

    private final SectionReader reader;

    AuthReader(SectionReader reader) {
        this.reader = reader;
    }

    /** The round; of use only when no error was noted. */
    AuthRound read(String side) {
        if (reader.section().setting("auth").isEmpty()) {
            reader.error("has no auth, and its default pubkey is not supported yet; expected auth = psk");
        }
        AuthRound.Method method = reader.read("auth", AuthRound.Method.PSK, AuthReader::method);
        return new AuthRound(method, reader.read("id", IdentityPattern.any(),
                side.equals("local") ? AuthReader::ownIdentity : IdentityValues::pattern));
    }

    private static AuthRound.Method method(String value) throws BadValue {
        String method = Ascii.toLowerCase(value);
        if (method.equals("psk")) {
            return AuthRound.Method.PSK;
        }
        throw METHODS.stream().anyMatch(method::startsWith)
                ? BadValue.unsupported(value, "psk")
                : BadValue.expected(value, "psk");
    }

    private static IdentityPattern ownIdentity(String value) throws BadValue {
        IdentityPattern identity = IdentityValues.pattern(value);
        if (identity instanceof IdentityPattern.Suffix) {
            throw BadValue.expected(value,
                    "an identity without wildcard, since it is our own, or %any for our address");
        }
        return identity;
    }
}
