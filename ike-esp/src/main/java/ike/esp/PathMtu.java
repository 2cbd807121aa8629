package ike.esp;

import ike.esp.io.OuterPath;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.OutboundSa;
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

    PathMtu(ToIntFunction<OuterPath> pathMtus) {
        this.pathMtus = pathMtus;
    }

    /** True when the packet fits as a whole. */
    boolean fits(OutboundSa sa, InnerPacket inner, long nowNanos) {
        if (inner.length() <= SMALL) {
            return true;
        }
        if (sa.isPathUnknown(nowNanos)) {
            sa.measure(pathMtus.applyAsInt(sa.path()), nowNanos);
        }
        return inner.length() <= sa.largestInner();
    }
}
