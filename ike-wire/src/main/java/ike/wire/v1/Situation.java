package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.Optional;

/** In which situation an SA is to serve (RFC 2408 §3.4): what it looks like, the DOI says. */
public sealed interface Situation {
    /** The identities of the peers decide, and nothing else: what everyone sends. */
    static Situation identityOnly() {
        return new Ipsec(Ipsec.SIT_IDENTITY_ONLY, Optional.empty());
    }

    /**
     * The situation of the IPsec DOI (RFC 2407 §4.2), four octets.
     *
     * @param bits a mask of the constants here
     * @param labels there exactly when secrecy or integrity is in the mask
     */
    record Ipsec(long bits, Optional<SecurityLabels> labels) implements Situation {
        /** The identities decide. */
        public static final long SIT_IDENTITY_ONLY = 1;
        /** A secrecy level is required. */
        public static final long SIT_SECRECY = 2;
        /** An integrity level is required. */
        public static final long SIT_INTEGRITY = 4;

        public Ipsec {
            if (bits >>> 32 != 0 || labels.isPresent() != isLabelled(bits)) {
                throw new IllegalArgumentException("situation " + bits + " with " + labels);
            }
        }

        private static boolean isLabelled(long bits) {
            return (bits & (SIT_SECRECY | SIT_INTEGRITY)) != 0;
        }
    }

    /** Of another DOI: everything to the end of the payload, proposals included. */
    record Undivided(Bytes octets) implements Situation {
    }

    static Situation read(WireReader in, long doi) {
        if (doi != SaPayload.DOI_IPSEC) {
            return new Undivided(in.rest("Situation and proposals of another DOI"));
        }
        long bits = in.section("RFC 2407 §4.6.1").u32("Situation");
        return new Ipsec(bits, Ipsec.isLabelled(bits) ? Optional.of(SecurityLabels.read(in)) : Optional.empty());
    }

    /** Writes the octets. */
    default void write(WireWriter out) {
        switch (this) {
            case Ipsec ipsec -> {
                out.u32(ipsec.bits());
                ipsec.labels().ifPresent(labels -> labels.write(out));
            }
            case Undivided undivided -> out.bytes(undivided.octets());
        }
    }
}
