package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.interop.settings.Section;
import java.util.Optional;

/** Reads a section {@code connections.<conn>.local*} or {@code remote*}. */
final class AuthReader {
    private static final ImmutableList<String> METHODS = ImmutableList.of("pubkey", "rsa", "ecdsa", "ike:", "eap",
            "xauth");
    private static final String SUPPORTED = "psk, eap, eap-mschapv2, eap-md5 or eap-gtc";

    private final SectionReader reader;

    AuthReader(SectionReader reader) {
        this.reader = reader;
    }

    /** True for a round of IKEv1's extended authentication; there is one kind of it, generic. */
    static boolean isXauth(Section round) {
        return round.setting("auth").map(auth -> Ascii.toLowerCase(auth.value()))
                .filter(auth -> auth.equals("xauth") || auth.equals("xauth-generic")).isPresent();
    }

    /** The name of our own user: {@code xauth_id}, or {@code id}. */
    IdentityPattern xauthName() {
        return reader.read("xauth_id", AuthReader::ownName)
                .orElseGet(() -> reader.read("id", IdentityPattern.any(), AuthReader::ownIdentity));
    }

    /** The round; of use only when no error was noted. */
    AuthRound read(String side) {
        if (reader.section().setting("auth").isEmpty()) {
            reader.error("has no auth, and its default pubkey is not supported yet; expected auth = psk");
        }
        boolean ours = side.equals("local");
        ImmutableList<EapMethod> eap = reader.read("auth", ImmutableList.of(), AuthReader::method);
        IdentityPattern identity = reader.read("id", IdentityPattern.any(),
                ours ? AuthReader::ownIdentity : IdentityValues::pattern);
        Optional<IdentityPattern> name = reader.read("eap_id", ours ? AuthReader::ownName : IdentityValues::pattern);
        return eap.isEmpty()
                ? AuthRound.psk(identity)
                : new AuthRound(new EapRound(eap, name), identity);
    }

    /** The methods of EAP that this value allows; none for a pre-shared key. */
    private static ImmutableList<EapMethod> method(String value) throws BadValue {
        String method = Ascii.toLowerCase(value);
        return switch (method) {
            case "psk" -> ImmutableList.of();
            case "eap" -> ImmutableList.copyOf(EapMethod.values());
            case "eap-mschapv2" -> ImmutableList.of(EapMethod.MSCHAPV2);
            case "eap-md5" -> ImmutableList.of(EapMethod.MD5);
            case "eap-gtc" -> ImmutableList.of(EapMethod.GTC);
            default -> throw METHODS.stream().anyMatch(method::startsWith)
                    ? BadValue.unsupported(value, SUPPORTED)
                    : BadValue.expected(value, SUPPORTED);
        };
    }

    private static IdentityPattern ownIdentity(String value) throws BadValue {
        IdentityPattern identity = IdentityValues.pattern(value);
        if (identity instanceof IdentityPattern.Suffix) {
            throw BadValue.expected(value,
                    "an identity without wildcard, since it is our own, or %any for our address");
        }
        return identity;
    }

    private static IdentityPattern ownName(String value) throws BadValue {
        IdentityPattern name = IdentityValues.pattern(value);
        if (name instanceof IdentityPattern.Exactly) {
            return name;
        }
        throw BadValue.expected(value, "a name without wildcard, since it is our own");
    }
}
