package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.Optional;

/** What a packet is, in the few values that one looks for first. */
public sealed interface Subject {
    /**
     * An IKE message.
     *
     * @param majorVersion 1 or 2
     * @param initiatorSpi 8 octets; IKEv1's cookie
     * @param exchange its IANA name
     * @param response IKEv2: the flag R
     * @param fromInitiator IKEv2: the flag I
     * @param messageId 32 bits, unsigned
     * @param payloads the chain in the RFC's notation: {@code SAi1}, {@code N(COOKIE)}; what was in SK stands behind it
     *     in {@code sealed}
     * @param sealed the chain inside SK, or in an encrypted message of IKEv1, when it was opened
     */
    record Ike(int majorVersion, Bytes initiatorSpi, Bytes responderSpi, String exchange, boolean response,
            boolean fromInitiator, long messageId, ImmutableList<String> payloads,
            Optional<ImmutableList<String>> sealed) implements Subject {
    }

    /**
     * An ESP packet.
     *
     * @param spi 32 bits, unsigned
     * @param sequence the 32 bits on the wire, unsigned
     * @param inner what it carries, when it was opened: {@code ICMP echo request 1}
     */
    record Esp(long spi, long sequence, String inner) implements Subject {
    }

    /**
     * An AH packet.
     *
     * @param spi 32 bits, unsigned
     * @param sequence the 32 bits on the wire, unsigned
     * @param inner what it carries: {@code ICMP echo request 1}; empty when that could not be read
     */
    record Ah(long spi, long sequence, String inner) implements Subject {
    }

    /**
     * The header of wrapped ESP (RFC 5840 §2); the ESP packet behind it is another one.
     *
     * @param encrypted whether only who has the keys can look inside
     * @param nextHeader what the packet carries, where it is not encrypted
     */
    record Wesp(boolean encrypted, int nextHeader) implements Subject {
    }

    /** The octet that keeps a NAT's mapping alive (RFC 3948 §2.3). */
    record NatKeepalive() implements Subject {
    }

    /** A part of an IP packet, of a protocol that may be IKE or ESP; the part that was still missing shows the whole. */
    record Fragment(String protocol, int offset) implements Subject {
    }

    /** Octets of a stream that the capture does not have though the other side has acknowledged them (RFC 9329 §3). */
    record StreamGap(long octets) implements Subject {
    }

    /** Octets where an IKE message should be, without even its header. */
    record Unreadable() implements Subject {
    }
}
