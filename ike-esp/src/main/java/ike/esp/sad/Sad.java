package ike.esp.sad;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import ike.esp.packet.InnerPacket;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where packets find their SA, without a lock and in a time that does not grow with the number of SAs: inbound by SPI
 * (RFC 4301 §4.1), outbound by selectors. Any thread may look up; {@link SaDatabase} changes it.
 */
public final class Sad {
    private final SpiTable inbound = new SpiTable();
    private final SelectorIndex<OutboundSa> outbound = new SelectorIndex<>(OutboundSa[]::new);
    private volatile ImmutableList<OutboundSa> hiding = ImmutableList.of();

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

    /**
     * True when some outbound SA protects packets by what their later fragments do not show, or protects whole packets only
     * (RFC 4303 §3.3.4, RFC 4301 §7).
     */
    public boolean wantsWhole() {
        return outbound.wantsWhole();
    }

    /**
     * True when an outbound SA protects packets between the same addresses, though not this one: routes, which know addresses
     * only, lead it here by mistake.
     */
    public boolean isStray(InnerPacket packet) {
        return outbound.hasAddresses(packet);
    }

    /** The outbound SAs that send dummies; of several for the same packets the newest only, which is the one that carries them. */
    public ImmutableList<OutboundSa> hiding() {
        return hiding;
    }

    void add(InboundSa sa) {
        inbound.put(sa);
    }

    void add(OutboundSa sa) {
        outbound.add(sa);
        if (sa.hides()) {
            hiding = Stream.concat(hiding.stream().filter(older -> !sa.replaces(older)), Stream.of(sa))
                    .collect(toImmutableList());
        }
    }

    void remove(InboundSa sa) {
        inbound.remove(sa);
    }

    void remove(OutboundSa sa) {
        outbound.remove(sa);
        if (sa.hides()) {
            hiding = hiding.stream().filter(other -> other != sa).collect(toImmutableList());
        }
    }
}
