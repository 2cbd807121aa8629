package ike.esp.offload;

import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;

/** Consecutive packets of one flow that are joined into a super-packet, while they come. */
final class Run {
    /** More than fit into a super-packet of full-sized packets, fewer than the kernel refuses. */
    private static final int MOST = 64;
    private static final int PSH = 0x08;

    private final SuperPacket whole = new SuperPacket();
    private final FlowHeaders first = new FlowHeaders();
    private int segmentSize;
    private int count;
    private int length;
    private boolean pushed;
    private boolean ended;

    /** Begins a run with a packet. */
    void begin(FlowHeaders packet) {
        length = packet.headers() + packet.payload();
        System.arraycopy(packet.octets(), packet.start(), whole.octets(), SuperPacket.START, length);
        if (!first.read(whole.octets(), SuperPacket.START, length)) {
            throw new IllegalArgumentException("what is no packet of a flow begins no run");
        }
        segmentSize = packet.payload();
        count = 1;
        pushed = packet.isTcp() && packet.isPushed();
        ended = pushed;
    }

    boolean isOf(FlowHeaders packet) {
        return first.isSameFlow(packet);
    }

    /** True when no packet can follow. */
    boolean isEnded() {
        return ended;
    }

    /** Joins a packet of the same flow to the run; false when it does not fit. */
    boolean join(FlowHeaders packet) {
        if (ended || count == MOST || packet.payload() > segmentSize
                || length + packet.payload() > SuperPacket.LARGEST || !follows(packet)) {
            return false;
        }
        System.arraycopy(packet.octets(), packet.start() + packet.headers(), whole.octets(),
                SuperPacket.START + length, packet.payload());
        length += packet.payload();
        count++;
        pushed = packet.isTcp() && packet.isPushed();
        ended = pushed || packet.payload() < segmentSize;
        return true;
    }

    private boolean follows(FlowHeaders packet) {
        if (!first.isSameHeader(packet) || !packet.mayBeginRun()
                || (packet.mayBeFragmented()
                        && packet.identification() != ((first.identification() + count) & 0xffff))) {
            return false;
        }
        return !packet.isTcp() || packet.sequence() == first.sequence() + count * segmentSize;
    }

    /** The super-packet of the whole run, its headers set right. */
    SuperPacket whole() {
        if (count == 1) {
            whole.single(length);
            return whole;
        }
        byte[] octets = whole.octets();
        int transport = SuperPacket.START + first.ipHeader();
        if (first.isV4()) {
            BigEndian.put16(octets, SuperPacket.START + 2, length);
            Checksums.putIpv4(octets, SuperPacket.START, first.ipHeader());
        } else {
            BigEndian.put16(octets, SuperPacket.START + 4, length - first.ipHeader());
        }
        if (first.isTcp()) {
            if (pushed) {
                octets[transport + 13] |= PSH;
            }
            partial(SuperPacket.Kind.TCP, IpProtocol.TCP, Checksums.TCP_CHECKSUM);
        } else {
            BigEndian.put16(octets, transport + 4, length - first.ipHeader());
            partial(SuperPacket.Kind.UDP, IpProtocol.UDP, Checksums.UDP_CHECKSUM);
        }
        return whole;
    }

    private void partial(SuperPacket.Kind kind, int protocol, int field) {
        long pseudo = Checksums.pseudoHeader(whole.octets(), SuperPacket.START, first.isV4(), protocol,
                length - first.ipHeader());
        BigEndian.put16(whole.octets(), SuperPacket.START + first.ipHeader() + field, Checksums.folded(pseudo));
        whole.several(length, kind, segmentSize);
        whole.partialChecksum(first.ipHeader(), field);
    }
}
