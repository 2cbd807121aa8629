package ike.esp.offload;

import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;

/**
 * Cuts a super-packet into the packets that it stands for, as the kernel would have: lengths, IPv4 identifications, TCP
 * sequence numbers and flags (RFC 9293 §3.1), checksums. Completes a partial checksum of a single packet. Confined to one
 * thread.
 */
public final class Segmenter {
    private static final int TCP_FLAGS = 13;
    private static final int FIN_PSH = 0x09;
    private static final int CWR = 0x80;
    private static final int UDP_HEADER = 8;
    private static final int IPV6_HEADER = 40;

    private final SuperPacket whole;
    private int segmentSize;
    private int ipHeader;
    private int headers;
    private int next;
    private int number;

    /** A segmenter of what {@code whole} holds, again and again. */
    public Segmenter(SuperPacket whole) {
        this.whole = whole;
    }

    /** Begins with what the super-packet holds now. */
    public void begin() {
        number = 0;
        segmentSize = 0;
        next = 0;
        if (whole.kind() == SuperPacket.Kind.SINGLE || !measure()) {
            if (whole.isChecksumPartial()) {
                complete();
            }
            headers = 0;
            segmentSize = whole.length();
        } else {
            next = headers;
        }
    }

    /**
     * Writes the next packet.
     *
     * @param frame takes it at {@code offset}
     * @return its length in octets, 0 when there is none left
     */
    public int next(byte[] frame, int offset) {
        int payload = Math.min(segmentSize, whole.length() - next);
        if (payload <= 0) {
            return 0;
        }
        System.arraycopy(whole.octets(), SuperPacket.START, frame, offset, headers);
        System.arraycopy(whole.octets(), SuperPacket.START + next, frame, offset + headers, payload);
        next += payload;
        if (headers > 0) {
            adjustIp(frame, offset, headers + payload);
            adjustTransport(frame, offset, payload);
            number++;
        }
        return headers + payload;
    }

    /** Finds where headers end; false when they are not what the kernel says, or nothing follows. */
    private boolean measure() {
        byte[] octets = whole.octets();
        ipHeader = whole.checksumStart();
        if (!whole.isChecksumPartial() || ipHeader + UDP_HEADER > whole.length() || whole.segmentSize() <= 0) {
            return false;
        }
        headers = ipHeader + (isTcp()
                ? (BigEndian.u8(octets, SuperPacket.START + ipHeader + 12) >> 4) * 4
                : UDP_HEADER);
        segmentSize = whole.segmentSize();
        return headers < whole.length();
    }

    private boolean isTcp() {
        return whole.kind() == SuperPacket.Kind.TCP;
    }

    private void complete() {
        int transport = whole.checksumStart();
        int field = transport + whole.checksumOffset();
        if (field + 2 <= whole.length()) {
            Checksums.complete(whole.octets(), SuperPacket.START + transport, SuperPacket.START + field,
                    whole.length() - transport);
        }
    }

    private void adjustIp(byte[] frame, int ip, int length) {
        if (isV4(frame, ip)) {
            BigEndian.put16(frame, ip + 2, length);
            BigEndian.put16(frame, ip + 4, BigEndian.u16(frame, ip + 4) + number);
            Checksums.putIpv4(frame, ip, ipHeader);
        } else {
            BigEndian.put16(frame, ip + 4, length - IPV6_HEADER);
        }
    }

    private void adjustTransport(byte[] frame, int ip, int payload) {
        int transport = ip + ipHeader;
        int length = headers - ipHeader + payload;
        if (isTcp()) {
            adjustTcp(frame, transport);
            long pseudo = Checksums.pseudoHeader(frame, ip, isV4(frame, ip), IpProtocol.TCP, length);
            Checksums.putTransport(frame, transport, transport + Checksums.TCP_CHECKSUM, length, pseudo);
        } else {
            BigEndian.put16(frame, transport + 4, length);
            long pseudo = Checksums.pseudoHeader(frame, ip, isV4(frame, ip), IpProtocol.UDP, length);
            Checksums.putTransport(frame, transport, transport + Checksums.UDP_CHECKSUM, length, pseudo);
        }
    }

    /** FIN and PSH belong to the last segment, CWR to the first (RFC 3168 §6.1.2). */
    private void adjustTcp(byte[] frame, int tcp) {
        BigEndian.put32(frame, tcp + 4, BigEndian.i32(frame, tcp + 4) + number * segmentSize);
        int flags = BigEndian.u8(frame, tcp + TCP_FLAGS);
        if (next < whole.length()) {
            flags &= ~FIN_PSH;
        }
        if (number > 0) {
            flags &= ~CWR;
        }
        BigEndian.put8(frame, tcp + TCP_FLAGS, flags);
    }

    private static boolean isV4(byte[] frame, int ip) {
        return BigEndian.u8(frame, ip) >> 4 == 4;
    }
}
