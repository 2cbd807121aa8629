package ike.esp.sad;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Inbound SAs by SPI (RFC 4301 §4.1): a hash table with open addressing that one thread changes while others look up
 * without a lock and without making objects. A place that was used once keeps its SPI until the table grows.
 */
final class SpiTable {
    /** No SA has it (RFC 4303 §2.1); here it marks a place that was never used. */
    private static final int UNUSED = 0;

    private volatile Slots slots = new Slots(16);
    private int used;
    private int live;

    /** The SA of this SPI; null when there is none. */
    @Nullable
    InboundSa find(int spi) {
        Slots now = slots;
        int at = now.start(spi);
        for (int there = now.spis.getAcquire(at); there != UNUSED; there = now.spis.getAcquire(at)) {
            if (there == spi) {
                return now.sas.getAcquire(at);
            }
            at = (at + 1) & now.mask;
        }
        return null;
    }

    /** Takes in an SA; one of the same SPI loses its place. */
    void put(InboundSa sa) {
        if (2 * (used + 1) > slots.mask) {
            grow();
        }
        if (find(sa.description().spi()) == null) {
            live++;
        }
        if (slots.put(sa)) {
            used++;
        }
    }

    /** Forgets an SA. */
    void remove(InboundSa sa) {
        if (slots.clear(sa)) {
            live--;
        }
    }

    private void grow() {
        Slots old = slots;
        Slots larger = new Slots(Math.max(16, Integer.highestOneBit(live + 1) * 8));
        used = 0;
        for (int i = 0; i <= old.mask; i++) {
            InboundSa sa = old.sas.getPlain(i);
            if (sa != null && larger.put(sa)) {
                used++;
            }
        }
        slots = larger;
    }

    private static final class Slots {
        private final int mask;
        private final AtomicIntegerArray spis;
        private final AtomicReferenceArray<@Nullable InboundSa> sas;

        Slots(int size) {
            mask = size - 1;
            spis = new AtomicIntegerArray(size);
            sas = new AtomicReferenceArray<>(size);
        }

        /** We choose these SPIs at random, but what arrives may have any; the multiplication spreads both. */
        int start(int spi) {
            return ((spi * 0x9e3779b1) >>> 8) & mask;
        }

        /** True when a place was used that never was before. */
        boolean put(InboundSa sa) {
            int spi = sa.description().spi();
            int at = start(spi);
            while (spis.getPlain(at) != UNUSED && spis.getPlain(at) != spi) {
                at = (at + 1) & mask;
            }
            boolean fresh = spis.getPlain(at) == UNUSED;
            sas.setRelease(at, sa);
            spis.setRelease(at, spi);
            return fresh;
        }

        boolean clear(InboundSa sa) {
            for (int at = start(sa.description().spi()); spis.getPlain(at) != UNUSED; at = (at + 1) & mask) {
                if (sas.getPlain(at) == sa) {
                    sas.setRelease(at, null);
                    return true;
                }
            }
            return false;
        }
    }
}
