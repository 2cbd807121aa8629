package ike.interop.transcript;

import ike.wire.Bytes;
import ike.wire.Field;
import ike.wire.Malformed;
import ike.wire.v1.AuthenticationMethod;
import java.util.Optional;

/**
 * One run of octets taken apart: a message, or what was sealed in it.
 *
 * @param kind what it is
 * @param octets what the offsets of the fields count in
 * @param root the field tree
 * @param problem why the octets are not what they claim to be, if they are not
 * @param protection how the sealed part of it is protected, if keys were tried
 */
public record Layer(Kind kind, Bytes octets, Field root, Optional<Malformed> problem, Optional<Protection> protection) {
    /** What a layer is. */
    public enum Kind {
        /** An IKE message of either version, without the non-ESP marker. */
        IKE,
        /** The payloads that were in an SK or SKF payload, or behind the header of IKEv1, with their padding. */
        DECRYPTED_PAYLOADS,
        /** An AH packet, from its Next Header on, with what it carries. */
        AH,
        /** A packet of wrapped ESP, from its Next Header on, with the ESP packet that it wraps. */
        WESP,
        /** An ESP packet, from its SPI on. */
        ESP,
        /** What was in an ESP packet, with its padding and trailer. */
        DECRYPTED_PACKET
    }

    Layer(Kind kind, Bytes octets, Field root, Optional<Malformed> problem) {
        this(kind, octets, root, problem, Optional.empty());
    }

    /** The same with nothing read into bodies that this method of IKEv1 encrypts one by one. */
    Layer hiding(AuthenticationMethod method) {
        return problem.isPresent()
                ? this
                : new Layer(kind, octets, EncryptedBodies.hidden(root, octets, method), problem, protection);
    }

    /** The same, if it was opened and nobody had looked at its integrity. */
    Layer judged(Protection.Verdict verdict, String reason) {
        return new Layer(kind, octets, root, problem,
                protection.map(before -> before.verdict() == Protection.Verdict.UNCHECKED
                        ? new Protection(before.cipher(), before.check(), verdict, reason)
                        : before));
    }
}
