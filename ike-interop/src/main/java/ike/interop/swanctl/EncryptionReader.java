package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.VerificationKey;
import ike.engine.config.AuthRound;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a round of IKEv1's authentication by encryption (RFC 2409 §5.2, §5.3), for which strongSwan has no words: {@code
 * auth = pke}, or {@code rpke} for the revised mode, and the one RSA key of that side in {@code certs} or {@code
 * pubkeys}.
 */
final class EncryptionReader {
    private final SectionReader reader;
    private final CertificateValues files;

    EncryptionReader(SectionReader reader, CertificateValues files) {
        this.reader = reader;
        this.files = files;
    }

    /** True when a round is of this kind. */
    static boolean isEncryption(Section round) {
        return word(round).filter(auth -> auth.equals("pke") || auth.equals("rpke")).isPresent();
    }

    /** The round, unless it lacks its key, which is noted. */
    Optional<AuthRound> read(IdentityPattern identity) {
        boolean revised = word(reader.section()).filter("rpke"::equals).isPresent();
        ImmutableList<VerificationKey> keys = Stream.concat(
                reader.read("certs", ImmutableList.<Certificate>of(), value -> files.read("x509", value)).stream()
                        .map(Certificate::publicKey),
                reader.read("pubkeys", ImmutableList.<VerificationKey>of(), files::keys).stream())
                .distinct().collect(ImmutableList.toImmutableList());
        if (keys.size() != 1 || keys.getFirst().type() != KeyType.RSA) {
            reader.error("has auth = " + (revised ? "rpke" : "pke") + " and "
                    + (keys.isEmpty()
                            ? "no key"
                            : keys.size() + " keys, the first of them "
                                    + keys.getFirst().describe())
                    + "; expected one RSA key of this side, by certs or pubkeys");
            return Optional.empty();
        }
        if (reader.section().name().startsWith("local")) {
            reader.warning("auth",
                    "authentication by RSA encryption is historic (docs/attacks.md), enabled only because"
                            + " named here; its key signs nothing from now on");
        }
        return Optional.of(new AuthRound(new EncryptionRound(keys.getFirst(), revised), identity));
    }

    private static Optional<String> word(Section round) {
        return round.setting("auth").map(Setting::value).map(Ascii::toLowerCase);
    }
}
