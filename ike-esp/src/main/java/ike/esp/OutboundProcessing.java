package ike.esp;

import ike.engine.TrafficEvent;
import ike.esp.packet.Drop;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.MaximumSegment;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the protected side to the unprotected (RFC 4301 §5.1): find the SA, seal. Confined to one thread. */
final class OutboundProcessing {
    /** What a UDP datagram over IPv4 can carry (RFC 768), the tighter bound of the two families. */
    static final int LARGEST_PACKET = 65_507;

    private final SaDatabase sas;
    private final Consumer<TrafficEvent> events;
    private final InnerPacket inner = new InnerPacket();
    private final int mtu;
    private @Nullable OutboundSa sa;

    /** @param mtu what the largest inner packet is to have, for the MSS of TCP */
    OutboundProcessing(SaDatabase sas, Consumer<TrafficEvent> events, int mtu) {
        this.mtu = mtu;
        this.sas = sas;
        this.events = events;
    }

    /**
     * Seals an IP packet.
     *
     * @param frame holds it at index 0, with {@link ike.esp.packet.EspSealer#TAILROOM} octets behind it
     * @param packet another array, of {@link #LARGEST_PACKET} octets, which takes the ESP packet
     * @return the ESP packet's length, or the code of a {@link Drop}
     */
    int process(byte[] frame, int length, byte[] packet) {
        if (!inner.read(frame, 0, length)) {
            return Drop.MALFORMED_INNER.code();
        }
        OutboundSa found = sas.current().outbound(inner);
        sa = found;
        if (found == null) {
            return Drop.NO_SA.code();
        }
        if (found.sealedLength(inner.length()) > LARGEST_PACKET) {
            return Drop.TOO_LONG.code();
        }
        MaximumSegment.clamp(frame, 0, inner, mtu);
        int sealed = found.seal(frame, 0, inner, packet, 0);
        if (sealed > 0) {
            tellLimits(found);
        }
        return sealed;
    }

    /** What the last packet's outer header says of DSCP and ECN: the same as its inner one (RFC 4301 §5.1.2, RFC 6040 §4.1). */
    int trafficClass() {
        return inner.trafficClass();
    }

    /** The SA of the last packet; null when there was none for it. */
    @Nullable
    OutboundSa sa() {
        return sa;
    }

    private void tellLimits(OutboundSa used) {
        if (used.justReachedSoftLimit()) {
            events.accept(new TrafficEvent.SoftLimit(used.description().id().child()));
        }
        if (used.justReachedHardLimit()) {
            events.accept(new TrafficEvent.HardLimit(used.description().id().child()));
        }
    }
}
