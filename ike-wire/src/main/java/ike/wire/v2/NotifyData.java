package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.CodePoint;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;

/**
 * What the data of a notification says (RFC 7296 §3.10.1 and the RFC of each type): one record for each shape that
 * there is. Data that does not fit its type leaves the message as it is; whoever needs it asks here and gets the reason.
 */
public sealed interface NotifyData {
    /** Octets that mean something to their maker only (a cookie, a ticket, an SPI, a hash), or none at all. */
    record Opaque(Bytes octets) implements NotifyData {
    }

    /** A number: a window size, a lifetime in seconds, a message ID, a count. */
    record Amount(long value) implements NotifyData {
    }

    /** One entry of a registry: the payload that is not supported, the key exchange method that is asked for. */
    record Code(CodePoint code) implements NotifyData {
    }

    /** Several entries of one registry, in the sender's order. */
    record Codes(ImmutableList<CodePoint> codes) implements NotifyData {
    }

    /** A domain name or realm in ASCII, as the peer wrote it: not safe to print as it is (RFC 6867 §4). */
    record Name(Bytes octets) implements NotifyData {
    }

    /** One address (RFC 4555 §4.2.2). */
    record Address(IpAddress address) implements NotifyData {
    }

    /** The addresses and ports that the message was sent with (RFC 4555 §4.2.6). */
    record Ends(IpAddress source, IpAddress destination, int sourcePort, int destinationPort) implements NotifyData {
    }

    /**
     * Where to go instead, or where one comes from (RFC 5685 §9.2, §9.3).
     *
     * @param kind address or name
     * @param identity 4 or 16 octets of address, or a name
     * @param nonce Ni of the request, in the answer to IKE_SA_INIT only
     */
    record Gateway(CodePoint kind, Bytes identity, Bytes nonce) implements NotifyData {
    }

    /**
     * A ticket (RFC 5723 §7.1).
     *
     * @param lifetime in seconds
     */
    record Ticket(long lifetime, Bytes ticket) implements NotifyData {
    }

    /**
     * One way to compress (RFC 7296 §2.22).
     *
     * @param cpi the sender's compression parameter index, two octets
     * @param attributes of the algorithm; none is defined
     */
    record Compression(int cpi, CodePoint algorithm, Bytes attributes) implements NotifyData {
    }

    /** Which proofs the sender will accept (RFC 9593 §3.2). */
    record Announcements(ImmutableList<AuthAnnouncement> announcements) implements NotifyData {
    }

    /**
     * Where the window stands (RFC 6311 §6.3).
     *
     * @param nonce 4 octets
     */
    record MessageIds(Bytes nonce, long nextToSend, long nextToReceive) implements NotifyData {
    }

    /**
     * What an initiator has to work out before it is heard (RFC 8019 §8.1).
     *
     * @param difficulty zero bits at the end of each result
     */
    record Puzzle(TransformId prf, int difficulty) implements NotifyData {
    }

    /**
     * Which preshared key is to be mixed in (RFC 8784 §5.1, RFC 9867 §3.1).
     *
     * @param confirmation 8 octets with PPK_IDENTITY_KEY, else none
     */
    record Ppk(CodePoint kind, Bytes id, Bytes confirmation) implements NotifyData {
    }

    /** What a header decompressor can do (RFC 5857 §3.1.1). */
    record Attributes(ImmutableList<TransformAttribute> attributes) implements NotifyData {
    }

    /** The data of {@code notification}, read as its type says. */
    static Decoded<NotifyData> of(NotifyPayload notification) {
        return WireReader.decode(notification.data(), "Notification Data",
                NotifyLayouts.section(notification.notifyType()),
                in -> NotifyLayouts.read(in, notification.notifyType()));
    }
}
