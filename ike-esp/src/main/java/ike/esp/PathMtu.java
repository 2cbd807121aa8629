package ike.esp;

import ike.esp.io.OuterPath;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.OutboundSa;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * Whether packets fit along the path to the peer when they are sealed (RFC 4301 §8.1): the system learns path MTUs from what routers
 * tell of our outer packets, and is asked again once a second for each SA that carries packets of some length. Confined to one
 * thread.
 */
final class PathMtu {
    /** A shorter packet fits every way that anybody uses: with all that is put around it, it has less than 576 octets. */
    private static final int SMALL = 400;

    private final ToIntFunction<OuterPath> pathMtus;
    private final LongSupplier nanoClock;

    PathMtu(ToIntFunction<OuterPath> pathMtus, LongSupplier nanoClock) {
        this.pathMtus = pathMtus;
        this.nanoClock = nanoClock;
    }

    /** True when the packet fits as a whole. */
    boolean fits(OutboundSa sa, InnerPacket inner) {
        if (inner.length() <= SMALL) {
            return true;
        }
        long now = nanoClock.getAsLong();
        if (sa.isPathUnknown(now)) {
            sa.measure(pathMtus.applyAsInt(sa.path()), now);
        }
        return inner.length() <= sa.largestInner();
    }
}
