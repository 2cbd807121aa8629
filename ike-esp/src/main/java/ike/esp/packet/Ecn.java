package ike.esp.packet;

/** What becomes of congestion marks at the end of the tunnel (RFC 6040 §4.2, figure 4). */
public final class Ecn {
    private static final int NOT_CAPABLE = 0;
    private static final int CAPABLE_1 = 1;
    private static final int CONGESTED = 3;
    private static final int MASK = 3;

    private Ecn() {
    }

    /**
     * Carries the outer header's mark over into the inner packet.
     *
     * @param packet what was read from {@code octets} at {@code offset}
     * @param outer the outer header's octet of DSCP and ECN
     * @return false when the packet must be dropped
     */
    public static boolean decapsulate(byte[] octets, int offset, InnerPacket packet, int outer) {
        int inner = packet.trafficClass() & MASK;
        int mark = outer & MASK;
        if (inner == NOT_CAPABLE) {
            return mark != CONGESTED;
        }
        boolean carriedOver = mark == CONGESTED || (mark == CAPABLE_1 && inner != CONGESTED);
        if (carriedOver && mark != inner) {
            TrafficClass.set(octets, offset, packet.isV4(), (packet.trafficClass() & ~MASK) | mark);
        }
        return true;
    }
}
