package ike.interop.demo;

import ike.engine.config.IkeVersion;

/**
 * Which life of a tunnel is played.
 *
 * @param aggressive IKEv1: in Aggressive Mode (RFC 2409 §5)
 * @param commit IKEv1: the responder sets the commit bit in Quick Mode (RFC 2408 §3.1)
 * @param newGroup IKEv1: a private group is agreed on by New Group Mode (RFC 2409 §5.6)
 * @param resumption IKEv2: the wire is cut for a while, and the IKE SA is taken up again by a ticket (RFC 5723)
 */
public record Variant(IkeVersion version, boolean aggressive, Authentication authentication, boolean commit,
        boolean newGroup, boolean resumption) {
    /** The one that the project begins with: IKEv2 with a pre-shared key. */
    public static final Variant DEFAULT = new Variant(IkeVersion.IKEV2, false, Authentication.PSK);

    /** Without the commit bit, a private group and resumption. */
    public Variant(IkeVersion version, boolean aggressive, Authentication authentication) {
        this(version, aggressive, authentication, false, false, false);
    }
}
