package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
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
    /** True for the beginning of addresses that peers can be sent to: plain HTTP, the one scheme that §3.6 speaks of. */
    public static boolean isBase(String text) {
        return text.regionMatches(true, 0, "http://", 0, "http://".length())
                && text.length() + 2 * HashAndUrl.HASH_LENGTH <= HashAndUrl.LONGEST_URL;
    }

    /** Where a certificate that {@code issuer} has issued is found, if it is one of this authority's. */
    public Optional<HashAndUrl> link(Certificate certificate, Certificate issuer) {
        Bytes hash = SignatureHash.SHA1.of(certificate.der());
        return base.filter(known -> is(issuer) && isBase(known)).map(known -> new HashAndUrl(hash, known + hash.hex()));
    }

    /** True when it issued what this certificate issued: names may change, the key is what signs. */
    boolean is(Certificate issuer) {
        return certificate.publicKey().equals(issuer.publicKey());
    }
}
