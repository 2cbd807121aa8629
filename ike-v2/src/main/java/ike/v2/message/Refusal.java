package ike.v2.message;

import ike.wire.v2.ProtocolId;
import ike.wire.v2.TransformId;

/**
 * Why a request is refused. Mapped to its notification in exactly one place, {@link Notifications}. Each says what was
 * wrong, for people, and which rule it breaks (RFC 7296 §2.21).
 */
public sealed interface Refusal {
    /** One line for people. */
    String summary();

    /** The rule, as {@code RFC 7296 §2.7}. */
    String section();

    /** A message that breaks the rules of its exchange (RFC 7296 §2.21). */
    record InvalidSyntax(String summary, String section) implements Refusal {
    }

    /** A payload marked critical whose type we do not know (RFC 7296 §2.5). */
    record UnsupportedCriticalPayload(int type) implements Refusal {
        @Override
        public String summary() {
            return "payload type " + type + " is marked critical and not known here";
        }

        @Override
        public String section() {
            return "RFC 7296 §2.5";
        }
    }

    /** No offered proposal is acceptable (RFC 7296 §2.7). The explanation compares offer and configuration. */
    record NoProposalChosen(String summary, String explanation) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §2.7";
        }
    }

    /** The KE payload is of another group than the one we choose (RFC 7296 §1.2, §1.3). */
    record InvalidKePayload(TransformId wanted) implements Refusal {
        @Override
        public String summary() {
            return "the KE payload must be of group " + wanted.label();
        }

        @Override
        public String section() {
            return "RFC 7296 §1.2";
        }
    }

    /**
     * The peer did not prove an identity that we accept (RFC 7296 §2.21.2). The peer is not told why. The explanation may
     * be the report on its certificate.
     */
    record AuthenticationFailed(String summary, String explanation) implements Refusal {
        /** One whose summary says all. */
        public AuthenticationFailed(String summary) {
            this(summary, "");
        }

        @Override
        public String section() {
            return "RFC 7296 §2.15";
        }
    }

    /** The traffic selectors have nothing in common with ours (RFC 7296 §2.9). */
    record TsUnacceptable(String summary, String explanation) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §2.9";
        }
    }

    /** Not now: another exchange stands in the way (RFC 7296 §2.25). */
    record TemporaryFailure(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §2.25";
        }
    }

    /** The Child SA to be rekeyed does not exist (RFC 7296 §2.25). */
    record ChildSaNotFound(ProtocolId protocol, int spi) implements Refusal {
        @Override
        public String summary() {
            return String.format("there is no Child SA with SPI %08x to rekey", spi);
        }

        @Override
        public String section() {
            return "RFC 7296 §2.25";
        }
    }

    /** Nothing is known of the series that an IKE_FOLLOWUP_KE request goes on with (RFC 9370 §2.2.4). */
    record StateNotFound() implements Refusal {
        @Override
        public String summary() {
            return "no CREATE_CHILD_SA exchange waits for this IKE_FOLLOWUP_KE";
        }

        @Override
        public String section() {
            return "RFC 9370 §2.2.4";
        }
    }

    /** A limit of ours is reached (RFC 7296 §1.3). */
    record NoAdditionalSas(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §1.3";
        }
    }

    /** No address can be assigned (RFC 7296 §3.15.4). */
    record InternalAddressFailure(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §3.15.4";
        }
    }

    /** The peer has to ask for an address, and has not (RFC 7296 §2.19). */
    record FailedCpRequired(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 7296 §2.19";
        }
    }

    /** The peer may not be at the address that it has moved to (RFC 4555 §3.5). */
    record UnacceptableAddresses(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 4555 §3.5";
        }
    }

    /** The peer allows no NAT, and there is one (RFC 4555 §3.9). */
    record UnexpectedNatDetected(String summary) implements Refusal {
        @Override
        public String section() {
            return "RFC 4555 §3.9";
        }
    }
}
