package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.wire.v2.IkeSpi;

/**
 * What a story came to.
 *
 * @param ikeMessages how many; {@code ikeOctets} of all messages together, from their headers on
 * @param espPackets how many; {@code espOctets} of all packets together, from their SPIs on
 * @param opened how many packets were sealed and were opened with the logged keys, their integrity good
 * @param unchecked how many of these are messages of IKEv1, which have no check value
 * @param sealed how many stayed sealed
 * @param derivations steps that were derived by at least one party
 * @param agreed steps that both parties derived, with the same output
 */
public record Summary(int ikeMessages, long ikeOctets, int espPackets, long espOctets, int opened, int unchecked,
        int sealed, int derivations, int agreed, ImmutableList<IkeSa> ikeSas, ImmutableList<EspSa> espSas) {
    /** One IKE SA. */
    public record IkeSa(IkeSpi initiatorSpi, IkeSpi responderSpi, CipherChoice cipher, IcvCheck check) {
    }

    /**
     * One direction of a Child SA.
     *
     * @param packets how many went this way
     * @param octets of all of them together
     */
    public record EspSa(long spi, String from, String to, CipherChoice cipher, IcvCheck check, int packets,
            long octets) {
    }
}
