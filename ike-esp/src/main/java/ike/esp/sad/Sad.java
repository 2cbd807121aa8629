package ike.esp.sad;

import ike.esp.packet.InnerPacket;
import org.jspecify.annotations.Nullable;

/**
 * Where packets find their SA, without a lock and in a time that does not grow with the number of SAs: inbound by SPI
 * (RFC 4301 §4.1), outbound by selectors. Any thread may look up; {@link SaDatabase} changes it.
 */
public final class Sad {
    private final SpiTable inbound = new SpiTable();
    private final SelectorIndex<OutboundSa> outbound = new SelectorIndex<>(OutboundSa[]::new);

    Sad() {
    }

    /** The inbound SA of this SPI; null when there is none. */
    public @Nullable InboundSa inbound(int spi) {
        return inbound.find(spi);
    }

    /** The newest outbound SA that protects this packet; null when none does. */
    public @Nullable OutboundSa outbound(InnerPacket packet) {
        return outbound.find(packet);
    }

    void add(InboundSa sa) {
        inbound.put(sa);
    }

    void add(OutboundSa sa) {
        outbound.add(sa);
    }

    void remove(InboundSa sa) {
        inbound.remove(sa);
    }

    void remove(OutboundSa sa) {
        outbound.remove(sa);
    }
}
