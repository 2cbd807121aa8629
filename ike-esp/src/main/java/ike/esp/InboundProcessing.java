package ike.esp;

import ike.engine.TrafficEvent;
import ike.esp.ah.AhPacket;
import ike.esp.io.Carrier;
import ike.esp.io.Datagram;
import ike.esp.packet.Drop;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.MaximumSegment;
import ike.esp.sad.InboundSa;
import ike.esp.sad.RateLimit;
import ike.esp.sad.SaDatabase;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** From the unprotected side to the protected (RFC 4301 §5.2): find the SA, open, check. Confined to one thread. */
final class InboundProcessing {
    private static final long REPORT_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** What ICMP shows of a packet at most, with the longest header of IPv4 (RFC 792). */
    private static final int MOST_SHOWN = 68;

    private final SaDatabase sas;
    private final Consumer<TrafficEvent> events;
    private final RateLimit unknownSpis = new RateLimit(REPORT_INTERVAL);
    private final InnerPacket inner = new InnerPacket();
    private final int mtu;

    /** @param mtu what the largest inner packet is to have, for the MSS of TCP */
    InboundProcessing(SaDatabase sas, Consumer<TrafficEvent> events, int mtu) {
        this.mtu = mtu;
        this.sas = sas;
        this.events = events;
    }

    /**
     * Opens an ESP packet, or an IP packet with AH.
     *
     * @param datagram holds it from index 0, at least its header
     * @param plain another array, larger by {@link ike.esp.packet.RebuiltHeader#LONGEST}, which takes the IP packet
     * @return the IP packet's length, or the code of a {@link Drop}
     */
    int process(Datagram datagram, byte[] plain, long nowNanos) {
        boolean ah = datagram.carrier() == Carrier.AH;
        int at = ah ? AhPacket.find(datagram.octets(), 0, datagram.length()) : 0;
        if (at < 0) {
            return at;
        }
        int spi = ah ? AhPacket.spi(datagram.octets(), at) : EspHeader.spi(datagram.octets(), 0);
        InboundSa sa = sas.current().inbound(spi);
        if (sa == null || sa.description().isAh() != ah) {
            if (unknownSpis.permits(nowNanos)) {
                events.accept(new TrafficEvent.UnknownSpi(datagram.path(), spi));
            }
            return Drop.UNKNOWN_SPI.code();
        }
        int result = sa.open(datagram.octets(), 0, datagram.length(), plain, 0, inner);
        if (result > 0) {
            sa.usedAt(nowNanos);
            tellUse(sa, datagram, nowNanos);
            if (!sa.carryOver(plain, 0, inner, datagram.trafficClass())) {
                return Drop.CONGESTED.code();
            }
            MaximumSegment.clamp(plain, 0, inner, mtu);
        } else if (result == Drop.DUMMY.code()) {
            tellUse(sa, datagram, nowNanos);
        } else if (result == Drop.SELECTOR_VIOLATION.code() && sa.violationReports().permits(nowNanos)) {
            events.accept(new TrafficEvent.SelectorViolation(child(sa), inner.source(), inner.destination(),
                    Bytes.copyOf(plain, 0, Math.min(inner.length(), MOST_SHOWN))));
        }
        return result;
    }

    private void tellUse(InboundSa sa, Datagram datagram, long nowNanos) {
        if (sa.isFirstUse()) {
            events.accept(new TrafficEvent.FirstInbound(child(sa)));
        }
        if (sa.justReachedSoftLimit()) {
            events.accept(new TrafficEvent.SoftLimit(child(sa)));
        }
        if (sa.justReachedHardLimit()) {
            events.accept(new TrafficEvent.HardLimit(child(sa)));
        }
        if (!datagram.isFrom(sa.path())) {
            // It does not show that the peer is where we send to (RFC 4555 §3.12).
            if (sa.moveReports().permits(nowNanos)) {
                events.accept(new TrafficEvent.PeerMoved(child(sa), datagram.remote()));
            }
        } else if (sa.useReports().permits(nowNanos)) {
            events.accept(new TrafficEvent.LastUse(child(sa)));
        }
    }

    private static long child(InboundSa sa) {
        return sa.description().id().child();
    }
}
