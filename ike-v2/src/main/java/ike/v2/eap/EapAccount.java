package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.eap.MsChapV2;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * Who the peer says it is (RFC 3748 §5.1) and by what it proves that.
 *
 * @param identity as it goes into the Identity response
 * @param password lent by the configuration, in UTF-8; absent when there is none for this identity
 * @param hash of the password (NtPasswordHash of RFC 2759 §8.3) where it is known itself, lent as well
 */
public record EapAccount(Bytes identity, Optional<Secret> password, Optional<Secret> hash) {
    /** An account whose password's hash is not known itself. */
    public EapAccount(Bytes identity, Optional<Secret> password) {
        this(identity, password, Optional.empty());
    }

    /** The hash, or else what comes of the password; it belongs to the caller. */
    Optional<Secret> ntHash() {
        return hash.map(Secret::copy).or(() -> password.map(MsChapV2::ntPasswordHash));
    }
}
