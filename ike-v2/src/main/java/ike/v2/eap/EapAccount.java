package ike.v2.eap;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * Who the peer says it is (RFC 3748 §5.1) and by what it proves that.
 *
 * @param identity as it goes into the Identity response
 * @param password lent by the configuration, in UTF-8; absent when there is none for this identity
 */
public record EapAccount(Bytes identity, Optional<Secret> password) {
}
