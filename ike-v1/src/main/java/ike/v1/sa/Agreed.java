package ike.v1.sa;

import ike.crypto.v1.OakleySuite;
import ike.v1.figure.Figure;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.Transform;

/**
 * What the SA payloads of Phase 1 settle (RFC 2409 §5).
 *
 * @param figure the messages that mode and way of authentication have
 * @param sa SAi_b, the body of the offer as it was sent
 * @param natTraversal what of NAT traversal both ends speak
 * @param dpd the peer answers R-U-THERE (RFC 3706)
 * @param unity the peer knows the attributes of Cisco's Unity clients
 * @param life how many seconds were offered or, by the responder, allowed; 0 for any number
 */
public record Agreed(OakleySuite suite, Transform transform, AuthenticationMethod method, Figure figure, Bytes sa,
        NatTraversal natTraversal,
        boolean dpd, boolean unity, long life) {
    /** Where the peer allows less. */
    public Agreed within(long seconds) {
        return new Agreed(suite, transform, method, figure, sa, natTraversal, dpd, unity, seconds);
    }
}
