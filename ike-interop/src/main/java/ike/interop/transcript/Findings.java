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
 */
public record Findings(ImmutableList<Sa> sas, ImmutableList<Unexplained> unexplained, ImmutableList<Broken> breaches,
        long moreBreaches) {
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
