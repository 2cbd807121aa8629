package ike.v1.sa;

/** An ISAKMP SA that is through Phase 1 (RFC 2409 §5): whatever it says is encrypted and hashed. */
public sealed interface Secured extends IsakmpSa permits ExtendedAuth, Established {
    /** The protection of what follows Phase 1. */
    Session session();
}
