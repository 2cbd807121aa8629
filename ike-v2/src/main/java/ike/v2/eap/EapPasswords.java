package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.eap.MsChapV2;
import ike.wire.Bytes;
import java.util.Optional;

/** What an authenticator knows of its users (RFC 3748 §1.2). */
@FunctionalInterface
public interface EapPasswords {
    /** The password of the user with this identity, lent. */
    Optional<Secret> of(Bytes identity);

    /** The hash of that user's password (NtPasswordHash of RFC 2759 §8.3) where it is known itself, lent. */
    default Optional<Secret> hashOf(Bytes identity) {
        return Optional.empty();
    }

    /** That hash, or else what comes of the password; it belongs to the caller. */
    default Optional<Secret> ntHash(Bytes identity) {
        return hashOf(identity).map(Secret::copy).or(() -> of(identity).map(MsChapV2::ntPasswordHash));
    }
}
