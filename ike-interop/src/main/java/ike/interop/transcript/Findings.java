package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;

/**
 * What a capture came to, told at its end (RFC 7296 §1): the IKE SAs, what could not be explained, and where somebody
 * broke a rule.
 *
 * @param sas in the order in which they were first heard of
 * @param unexplained in the order in which it was first met
 * @param breaches in the order of the packets
 * @param moreBreaches how many there are besides
 * @param proofs what came of the proofs of identity and, behind Phase 1 of IKEv1, of the hashes
 * @param integrity what came of the integrity checks of all that is sealed
 */
public record Findings(ImmutableList<Sa> sas, ImmutableList<Unexplained> unexplained, ImmutableList<Broken> breaches,
        long moreBreaches, Verdicts proofs, Verdicts integrity) {
    /** True where a proof or an integrity check is bad. */
    public boolean isBad() {
        return proofs.bad + integrity.bad > 0;
    }

    /** How many verdicts there were of each kind. */
    public record Verdicts(long good, long bad, long unchecked) {
        /** None yet. */
        public static final Verdicts NONE = new Verdicts(0, 0, 0);

        /** These and one more. */
        public Verdicts with(Protection.Verdict verdict) {
            return switch (verdict) {
                case GOOD -> new Verdicts(good + 1, bad, unchecked);
                case BAD -> new Verdicts(good, bad + 1, unchecked);
                case UNCHECKED -> new Verdicts(good, bad, unchecked + 1);
            };
        }
    }

    /**
     * One IKE SA of either version.
     *
     * @param algorithms what was agreed on, empty when that was not seen
     * @param exchanges how many had an answer
     * @param unanswered how many had none
     * @param proofs what came of the proofs of identity: {@code AUTH of ID_FQDN moon: good}
     */
    public record Sa(int majorVersion, Bytes initiatorSpi, Bytes responderSpi, String algorithms, long exchanges,
            long unanswered, ImmutableList<String> proofs) {
    }

    /**
     * Something that stayed dark.
     *
     * @param what in words, printable
     * @param packets how many it is true of
     * @param first the number of the first of them
     */
    public record Unexplained(String what, long packets, long first) {
    }

    /** A rule that packet {@code packet} breaks. */
    public record Broken(long packet, Standing.Breach breach) {
    }
}
