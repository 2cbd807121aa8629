package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A certification authority of the configuration, with where to ask about what it issued, beside what its certificates say.
 *
 * @param name what the configuration calls it
 * @param lists addresses of its revocation lists (RFC 5280 §5)
 * @param responders addresses of who answers for it (RFC 6960)
 * @param base the beginning of the addresses where its certificates are found by their hashes (RFC 7296 §3.6)
 */
public record KnownAuthority(String name, Certificate certificate, ImmutableList<String> lists,
        ImmutableList<String> responders, Optional<String> base) {
    /** True when it issued what this certificate issued: names may change, the key is what signs. */
    boolean is(Certificate issuer) {
        return certificate.publicKey().equals(issuer.publicKey());
    }
}
