package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.wire.Status;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of the table of algorithms: the names and numbers that an algorithm has in either version of IKE and in
 * configurations. RFC and status are those of the registry that {@link #id} stands in; lengths are those of the class
 * that implements it.
 *
 * @param id its transform id in IKEv2 (RFC 7296 §3.3.2); absent for what strongSwan numbers privately, or IKEv1 only has
 * @param keyBits the Key Length attribute that goes with the id (RFC 7296 §3.3.5)
 * @param keywords strongSwan's words for it, the one to print first; ours where strongSwan has none
 * @param impliedPrf of an integrity algorithm: the PRF of an IKE proposal that names none
 * @param here true when this implementation has it
 */
public record Algorithm(Kind kind, Optional<TransformId> id, OptionalInt keyBits, Ikev1Ids ikev1,
        ImmutableList<String> keywords, Optional<PrfId> impliedPrf, boolean here) {
    /** What an algorithm does in a proposal. */
    public enum Kind {
        /** Encryption that checks integrity by itself. */
        AEAD(TransformType.Known.ENCR),
        /** Encryption that needs an integrity algorithm beside it. */
        ENCR(TransformType.Known.ENCR),
        /** An integrity algorithm. */
        INTEG(TransformType.Known.INTEG),
        /** A pseudorandom function. */
        PRF(TransformType.Known.PRF),
        /** A key exchange method. */
        KE(TransformType.Known.KE),
        /** How sequence numbers look. */
        SN(TransformType.Known.SN);

        private final TransformType.Known type;

        Kind(TransformType.Known type) {
            this.type = type;
        }

        /** The transform type of IKEv2 that names it. */
        public TransformType type() {
            return type;
        }
    }

    /** The word to print. */
    public String keyword() {
        return keywords.getFirst();
    }

    /** The transform that stands for it in IKEv2. */
    public Optional<Transform> transform() {
        return id.map(i -> keyBits.isPresent()
                ? Transform.of(kind.type(), i, keyBits.getAsInt())
                : Transform.of(kind.type(), i));
    }

    /** How strongly the IETF asks for it (RFC 8247 for IKE, RFC 8221 for ESP and AH, RFC 9395). */
    public Status status(ProtocolId protocol) {
        return transform().map(t -> t.status(protocol)).orElse(Status.UNSPECIFIED);
    }

    /** True when the IETF advises against it. */
    public boolean isWeak(ProtocolId protocol) {
        return switch (status(protocol)) {
            case MUST_NOT, SHOULD_NOT, MUST_MINUS, DEPRECATED -> true;
            case MUST, SHOULD_PLUS, SHOULD, MAY, NOT_ALLOWED, UNSPECIFIED -> false;
        };
    }
}
