package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;

/**
 * One packet explained.
 *
 * @param number its place in the capture, from 1
 * @param encapsulated ESP or IKE on a port with the non-ESP marker (RFC 3948)
 * @param octets length of the message: of IKE or ESP, without the headers around it
 * @param layers the message, and what was sealed in it; none for a keepalive and for a fragment
 * @param notes what else is to be said, a sentence each
 * @param message of a well-formed IKEv2 message its header and payloads
 * @param isakmp of a well-formed IKEv1 message its header and payloads, if it could be read
 * @param parts the packets with the earlier parts of it, when it came in several: IP fragments, parts of a message
 * @param standing what the packets before it say of it
 */
public record Explanation(long number, Optional<Instant> time, Route route, boolean encapsulated, int octets,
        Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes,
        Optional<OpenedMessage> message, Optional<OpenedIsakmp> isakmp, ImmutableList<Long> parts,
        Standing standing) {
    /** The same packet, of which more is known now. */
    public Explanation with(Standing other) {
        return new Explanation(number, time, route, encapsulated, octets, subject, layers, notes, message, isakmp,
                parts,
                other);
    }

    /** The same packet, whose HASH was checked: IKEv1 has no other integrity check value (RFC 2409 §5.5). */
    public Explanation judged(Protection.Verdict verdict, String reason) {
        ImmutableList<Layer> judged = layers.stream().map(layer -> layer.judged(verdict, reason))
                .collect(ImmutableList.toImmutableList());
        return new Explanation(number, time, route, encapsulated, octets, subject, judged, notes, message, isakmp,
                parts,
                standing);
    }
}
