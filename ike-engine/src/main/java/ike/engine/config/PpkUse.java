package ike.engine.config;

import java.util.Optional;

/**
 * Whether a post-quantum preshared key (PPK) enters the keys of an IKE SA (RFC 8784); names and meaning are strongSwan's.
 *
 * @param id as initiator the name of the PPK, which is announced if we have that key; as responder what the name that the
 *            peer sends must match; absent: none as initiator, any as responder
 * @param required true when there shall be no SA without a PPK
 */
public record PpkUse(Optional<IdentityPattern> id, boolean required) {
    /** No PPK of our own, and none demanded. */
    public static final PpkUse OPTIONAL = new PpkUse(Optional.empty(), false);
}
