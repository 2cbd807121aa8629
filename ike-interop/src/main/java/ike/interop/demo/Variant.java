package ike.interop.demo;

import ike.engine.config.IkeVersion;

/**
 * Which life of a tunnel is played.
 *
 * @param aggressive IKEv1: in Aggressive Mode (RFC 2409 §5)
 */
public record Variant(IkeVersion version, boolean aggressive, Authentication authentication) {
    /** The one that the project begins with: IKEv2 with a pre-shared key. */
    public static final Variant DEFAULT = new Variant(IkeVersion.IKEV2, false, Authentication.PSK);
}
