package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;

/**
 * What the user gives to verify proofs of identity with (RFC 7296 §2.15, RFC 2409 §5).
 *
 * @param psks pre-shared keys
 * @param certificates whose keys may have signed; those inside the messages are tried besides
 */
public record Credentials(ImmutableList<Secret> psks, ImmutableList<Certificate> certificates) {
    /** Nothing. */
    public static final Credentials NONE = new Credentials(ImmutableList.of(), ImmutableList.of());
}
