package ike.esp.packet;

import ike.engine.SeenAddresses;
import ike.wire.BigEndian;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import java.util.Optional;

/**
 * The IP header that is put in front of an opened payload again where only the payload was sealed: in transport mode
 * (RFC 4303 §3.1.1) and in BEET. The addresses are always the same, so it is a template: 20 octets for IPv4, 40 for IPv6. Where a NAT
 * changed addresses on the way, the checksums behind it are made right again (RFC 3948 §3.1.2, procedure 1). Immutable.
 */
public final class RebuiltHeader {
    /** The longest of them. */
    public static final int LONGEST = 40;

    private static final int HOPS = 64;
    private static final int LARGEST = 65_535;

    private final byte[] template;
    private final boolean v4;
    private final boolean repairs;
    private final long change;

    /**
     * The header of packets between two addresses of one family.
     *
     * @param seen between which addresses the peer believes to send; empty when no NAT has changed them
     */
    public RebuiltHeader(IpAddress source, IpAddress destination, Optional<SeenAddresses> seen) {
        v4 = source.isV4();
        template = new byte[v4 ? Ipv4.HEADER_LENGTH : LONGEST];
        if (v4) {
            Ipv4.write(template, 0, 0, HOPS, 0, source, destination);
        } else {
            BigEndian.put8(template, 0, 0x60);
            BigEndian.put8(template, 7, HOPS);
            source.octets().copyTo(template, 8);
            destination.octets().copyTo(template, 24);
        }
        long before = seen.map(real -> sum(real.peer()) + sum(real.local())).orElse(0L);
        long after = sum(source) + sum(destination);
        repairs = seen.isPresent();
        // A checksum is the complement of a sum, and so is taking something out of one (RFC 1624).
        change = after + InternetChecksum.of(before);
    }

    /** Its length in octets. */
    public int length() {
        return template.length;
    }

    /**
     * Writes the header.
     *
     * @param payload octets behind it
     * @param protocol what these are
     * @return the packet's length, or the code of a {@link Drop} when no packet can be so long
     */
    public int write(byte[] octets, int offset, int payload, int protocol) {
        int length = template.length + payload;
        if ((v4 ? length : payload) > LARGEST) {
            return Drop.TOO_LONG.code();
        }
        System.arraycopy(template, 0, octets, offset, template.length);
        if (v4) {
            BigEndian.put16(octets, offset + 2, length);
            BigEndian.put8(octets, offset + 9, protocol);
            Ipv4.writeChecksum(octets, offset);
        } else {
            BigEndian.put16(octets, offset + 4, payload);
            BigEndian.put8(octets, offset + 6, protocol);
        }
        return length;
    }

    /**
     * Makes the checksum of the next layer right for these addresses, if it was for those that the peer sees. A wrong one
     * stays wrong.
     *
     * @param packet what was read from {@code octets} at {@code offset}
     */
    public void repair(byte[] octets, int offset, InnerPacket packet) {
        int field = NextLayer.checksum(packet.protocol());
        int at = packet.transport() + field;
        if (!repairs || field < 0 || packet.transport() < 0 || packet.length() < at + 2) {
            return;
        }
        int told = BigEndian.u16(octets, offset + at);
        boolean udp = packet.protocol() == IpProtocol.UDP;
        if (udp && told == 0) {
            return;
        }
        int right = InternetChecksum.of((~told & 0xffffL) + change);
        // In UDP a zero says that there is none (RFC 768).
        BigEndian.put16(octets, offset + at, udp && right == 0 ? 0xffff : right);
    }

    private static long sum(IpAddress address) {
        Bytes octets = address.octets();
        return InternetChecksum.sum(octets.toArray(), 0, octets.length());
    }
}
