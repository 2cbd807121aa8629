package ike.esp.packet;

import ike.wire.ip.IpProtocol;

/**
 * The packet that an ICMP error is about, as far as the error quotes it (RFC 792, RFC 4443 §2.4). An error whose own header is not for
 * an SA, since a router on the way has sent it, is still for the SA that carried what it quotes (RFC 4301 §6.2). A holder that is
 * filled again and again.
 */
public final class IcmpError {
    private static final int HEADER = 8;

    private final InnerPacket quoted = new InnerPacket();

    /**
     * Reads what an error quotes.
     *
     * @param octets hold it at {@code offset}, as {@code packet} has read it
     * @return false when it is no error, or not to the sender of what it quotes
     */
    public boolean read(byte[] octets, int offset, InnerPacket packet) {
        if (!isError(packet) || packet.isFragment()) {
            return false;
        }
        int at = offset + packet.transport() + HEADER;
        return quoted.readQuoted(octets, at, offset + packet.length() - at) && quoted.isV4() == packet.isV4()
                && quoted.sourceHigh() == packet.destinationHigh() && quoted.sourceLow() == packet.destinationLow();
    }

    /** What it is about: a packet that was sent where the error goes to, perhaps cut. */
    public InnerPacket quoted() {
        return quoted;
    }

    /** The same with addresses and ports of what would have answered it. */
    public InnerPacket answered() {
        quoted.reverse();
        return quoted;
    }

    /** Destination unreachable, packet too big, time exceeded, parameter problem. */
    private static boolean isError(InnerPacket packet) {
        int type = packet.sourcePort() >> 8;
        return packet.isV4()
                ? packet.protocol() == IpProtocol.ICMP && (type == 3 || type == 11 || type == 12)
                : packet.protocol() == IpProtocol.ICMPV6 && type >= 1 && type <= 4;
    }
}
