package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import java.util.Optional;

/**
 * What the user gives to verify proofs of identity with (RFC 7296 §2.15, RFC 2409 §5).
 *
 * @param psk the pre-shared key
 * @param certificates whose keys may have signed; those inside the messages are tried besides
 */
public record Credentials(Optional<Secret> psk, ImmutableList<Certificate> certificates) {
    /** Nothing. */
    public static final Credentials NONE = new Credentials(Optional.empty(), ImmutableList.of());
}
