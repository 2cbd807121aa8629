package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.config.IdentityPattern;
import ike.engine.config.SharedSecret;
import ike.interop.settings.Setting;
import java.util.Optional;

/** Reads a section {@code secrets.ike*}, {@code secrets.eap*}, {@code secrets.ntlm*} or {@code secrets.ppk*}. */
final class SecretReader {
    private final SectionReader reader;

    SecretReader(SectionReader reader) {
        this.reader = reader;
    }

    /** The secret, which belongs to the caller; nothing when it is missing or bad. */
    Optional<SharedSecret> read(SharedSecret.Purpose purpose) {
        if (reader.section().setting("secret").isEmpty()) {
            reader.error("has no secret; expected secret = and its value");
            return Optional.empty();
        }
        ImmutableList.Builder<IdentityPattern> owners = ImmutableList.builder();
        for (Setting setting : reader.section().settings()) {
            if (setting.key().startsWith("id")) {
                reader.read(setting, IdentityValues::pattern).ifPresent(owners::add);
            }
        }
        if (reader.section().setting("secret").get().value().matches("'.*'")) {
            reader.warning("secret", "its single quotes are part of it; expected double quotes, or none");
        }
        Optional<Secret> secret = reader.read("secret",
                purpose == SharedSecret.Purpose.NTLM ? SecretValues::ntHash : SecretValues::secret);
        return secret.map(octets -> new SharedSecret(reader.section().name(), purpose, octets, owners.build()));
    }
}
