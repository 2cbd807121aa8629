package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;

/**
 * A key exchange method, transform type 4 (RFC 7296 §3.3.2, §3.4). Every operation is a pure function of its arguments:
 * randomness comes in as a seed of octets that the caller drew, is uniform, and is used once. The shape fits
 * Diffie-Hellman and key encapsulation alike: the initiator offers a public value, the responder answers with another
 * one and has the secret, the initiator completes.
 *
 * <p>
 * A peer's value is never trusted: what fails the tests of its group (RFC 6989 §2, RFC 8031 §3.2) is refused, also when
 * its length is wrong.
 */
public interface KeyExchange {
    /** The transform that negotiates this method; {@code NONE} for a group that IKEv1 describes by its numbers. */
    KeyExchangeId id();

    /** What to call it: the name of its number, if it has one. */
    default String label() {
        return id().label();
    }

    /** What libraries compete for in it; nothing where one library alone has it. */
    default Optional<Primitive<?>> primitive() {
        return Optional.empty();
    }

    /** Octets of entropy that {@link #offer} takes. */
    int initiatorSeedLength();

    /** Octets of entropy that {@link #respond} takes. */
    int responderSeedLength();

    /** Octets of the initiator's Key Exchange Data. */
    int initiatorPublicLength();

    /** Octets of the responder's Key Exchange Data. */
    int responderPublicLength();

    /** The initiator's half, made from {@link #initiatorSeedLength} octets of entropy. */
    Offered offer(Secret seed);

    /**
     * The responder's half: our public value and the shared secret, from {@link #responderSeedLength} octets of
     * entropy.
     */
    Agreement respond(Bytes peerPublic, Secret seed);

    /** The initiator's end: the shared secret, from what {@link #offer} made and the responder's value. */
    Agreement complete(Offered offered, Bytes peerPublic);
}
