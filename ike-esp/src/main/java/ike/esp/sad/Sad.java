package ike.esp.sad;

import com.google.common.collect.ImmutableList;
import ike.engine.SaId;
import ike.esp.packet.InnerPacket;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of every SA, made anew when one comes or goes, so that packets find their SA without a lock: inbound by
 * SPI (RFC 4301 §4.1), outbound by selectors. Immutable, though the SAs in it are not.
 */
public final class Sad {
    /** No SA. */
    public static final Sad EMPTY = new Sad(ImmutableList.of(), ImmutableList.of());

    private final ImmutableList<InboundSa> inbound;
    private final ImmutableList<OutboundSa> outbound;
    private final int[] spis;
    private final @Nullable InboundSa[] slots;
    private final int mask;

    /** A snapshot of these; of outbound SAs that select the same packets, the first one in the list gets them. */
    private Sad(ImmutableList<InboundSa> inbound, ImmutableList<OutboundSa> outbound) {
        this.inbound = inbound;
        this.outbound = outbound;
        int size = Integer.highestOneBit(Math.max(4, inbound.size() * 4));
        mask = size - 1;
        spis = new int[size];
        slots = new InboundSa[size];
        for (InboundSa sa : inbound) {
            put(sa);
        }
    }

    /** The inbound SA of this SPI; null when there is none. */
    public @Nullable InboundSa inbound(int spi) {
        int at = slotOf(spi);
        while (slots[at] != null) {
            if (spis[at] == spi) {
                return slots[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    /** The newest outbound SA that protects this packet; null when none does. */
    public @Nullable OutboundSa outbound(InnerPacket packet) {
        for (int i = 0; i < outbound.size(); i++) {
            OutboundSa sa = outbound.get(i);
            if (sa.selects(packet)) {
                return sa;
            }
        }
        return null;
    }

    /** Every inbound SA. */
    public ImmutableList<InboundSa> inbound() {
        return inbound;
    }

    /** Every outbound SA, the newest first. */
    public ImmutableList<OutboundSa> outbound() {
        return outbound;
    }

    /** The inbound SA of this name; null when there is none. */
    public @Nullable InboundSa inbound(SaId id) {
        return inbound.stream().filter(sa -> sa.description().id().equals(id)).findFirst().orElse(null);
    }

    /** The outbound SA of this name; null when there is none. */
    public @Nullable OutboundSa outbound(SaId id) {
        return outbound.stream().filter(sa -> sa.description().id().equals(id)).findFirst().orElse(null);
    }

    /** The same and one more. */
    Sad with(InboundSa sa) {
        return new Sad(inFront(sa, inbound), outbound);
    }

    /** The same and one more, the newest. */
    Sad with(OutboundSa sa) {
        return new Sad(inbound, inFront(sa, outbound));
    }

    /** The same and one less. */
    Sad without(InboundSa sa) {
        return new Sad(except(sa, inbound), outbound);
    }

    /** The same and one less. */
    Sad without(OutboundSa sa) {
        return new Sad(inbound, except(sa, outbound));
    }

    private static <T> ImmutableList<T> inFront(T first, ImmutableList<T> rest) {
        return ImmutableList.<T>builderWithExpectedSize(rest.size() + 1).add(first).addAll(rest).build();
    }

    private static <T> ImmutableList<T> except(T gone, ImmutableList<T> all) {
        return all.stream().filter(one -> !one.equals(gone)).collect(ImmutableList.toImmutableList());
    }

    private void put(InboundSa sa) {
        int spi = sa.description().spi();
        int at = slotOf(spi);
        while (slots[at] != null) {
            at = (at + 1) & mask;
        }
        spis[at] = spi;
        slots[at] = sa;
    }

    /** We choose these SPIs at random, but what arrives may have any; the multiplication spreads both. */
    private int slotOf(int spi) {
        return ((spi * 0x9e3779b1) >>> 8) & mask;
    }
}
