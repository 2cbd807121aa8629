package ike.v2.eap;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.Optional;

/** What an authenticator knows of its users (RFC 3748 §1.2). */
@FunctionalInterface
public interface EapPasswords {
    /** The password of the user with this identity, lent. */
    Optional<Secret> of(Bytes identity);
}
