package ike.esp.sad;

import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.esp.io.OuterPath;
import ike.esp.packet.Drop;
import ike.esp.packet.Ecn;
import ike.esp.packet.IcmpError;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.PayloadOpener;
import ike.esp.packet.RebuiltHeader;
import ike.esp.packet.SelectorSet;
import ike.esp.packet.TrafficClass;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the SAD for receiving (RFC 4301 §4.4.2.1): keys, replay window, selectors, and where the peer is. Packets
 * are opened by one thread; the path may be changed, and counts read, by any.
 */
public final class InboundSa implements AutoCloseable {
    private static final long REPORT_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final EspSa sa;
    private final PayloadOpener opener;
    private final SelectorSet local;
    private final SelectorSet remote;
    private final @Nullable RebuiltHeader header;
    private final Volume volume;
    private final boolean copiesEcn;
    private final boolean copiesDscp;
    private final RateLimit useReports = new RateLimit(REPORT_INTERVAL);
    private final RateLimit moveReports = new RateLimit(REPORT_INTERVAL);
    private final RateLimit violationReports = new RateLimit(REPORT_INTERVAL);
    private final IcmpError error = new IcmpError();
    private boolean used;
    private volatile OuterPath path;

    /** An SA ready to open. Keys are copied: those of {@code sa} may be wiped afterwards. */
    public InboundSa(EspSa sa) {
        this(sa, Transforms.opener(sa));
    }

    InboundSa(EspSa sa, PayloadOpener opener) {
        this.sa = sa;
        this.opener = opener;
        header = sa.mode() == IpsecMode.TUNNEL
                ? null
                : new RebuiltHeader(sa.remote().getFirst().start(), sa.local().getFirst().start(), sa.options().seen());
        volume = new Volume(sa.options().limits());
        copiesEcn = sa.options().copies().ecn();
        copiesDscp = sa.options().copies().dscpIn();
        local = new SelectorSet(sa.local());
        remote = new SelectorSet(sa.remote());
        path = Transforms.outerPath(sa, sa.path());
    }

    /** What IKE installed; its keys are wiped. */
    public EspSa description() {
        return sa;
    }

    /** Where the peer is. */
    public OuterPath path() {
        return path;
    }

    /** The peer is somewhere else now. */
    public void move(Path newPath) {
        path = Transforms.outerPath(sa, newPath);
    }

    /**
     * Opens an ESP packet, or an IP packet with AH, and checks what was inside against the selectors (RFC 4301 §5.2). In transport
     * mode a header is
     * put in front again.
     *
     * @param packet holds it at {@code offset}
     * @param plain another array, which takes the IP packet at {@code plainOffset}; needs room for {@code length} octets and
     *        {@link RebuiltHeader#LONGEST} more
     * @param inner takes the values of the packet's headers, valid also after a {@link Drop#SELECTOR_VIOLATION}
     * @return the IP packet's length, or the code of a {@link Drop}; no packet whatever makes it throw
     */
    public int open(byte[] packet, int offset, int length, byte[] plain, int plainOffset, InnerPacket inner) {
        if (volume.isSpent()) {
            return Drop.LIFETIME_SPENT.code();
        }
        int carrier = header == null ? 0 : header.length();
        int payload = opener.open(packet, offset, length, plain, plainOffset + carrier);
        if (payload < 0) {
            return payload;
        }
        int whole = header == null ? payload : header.write(plain, plainOffset, payload, opener.nextHeader());
        if (whole < 0) {
            return whole;
        }
        volume.add(whole);
        if (!inner.read(plain, plainOffset, whole)) {
            return Drop.MALFORMED_INNER.code();
        }
        if (header == null && opener.nextHeader() != inner.nextHeader()) {
            return Drop.BAD_NEXT_HEADER.code();
        }
        if (!allows(inner) && !allowsError(plain, plainOffset, inner)) {
            return Drop.SELECTOR_VIOLATION.code();
        }
        if (header != null) {
            header.repair(plain, plainOffset, inner);
        }
        // What lies behind the IP packet is padding that hides its length (RFC 4303 §2.7).
        return inner.length();
    }

    /**
     * Carries over what the outer header says of DSCP and ECN: in tunnel mode what the SA is told to, in transport
     * mode everything.
     *
     * @param inner what was opened last, in {@code octets} at {@code offset}
     * @return false when the packet must be dropped
     */
    public boolean carryOver(byte[] octets, int offset, InnerPacket inner, int outerTrafficClass) {
        boolean kept = header != null || !copiesEcn || Ecn.decapsulate(octets, offset, inner, outerTrafficClass);
        if (header != null) {
            TrafficClass.set(octets, offset, inner.isV4(), outerTrafficClass);
        } else if (copiesDscp) {
            TrafficClass.setDscp(octets, offset, inner.isV4(), outerTrafficClass);
        }
        return kept;
    }

    /** True the first time that it is asked. */
    public boolean isFirstUse() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** True once, when the first soft limit is reached. */
    public boolean justReachedSoftLimit() {
        return volume.justReachedSoft();
    }

    /** True once, when the SA may carry nothing more. */
    public boolean justReachedHardLimit() {
        return volume.justReachedHard();
    }

    /** How often IKE is told that the SA is in use. */
    public RateLimit useReports() {
        return useReports;
    }

    /** How often IKE is told that packets come from elsewhere. */
    public RateLimit moveReports() {
        return moveReports;
    }

    /** How often IKE is told that the peer sends what the SA is not for. */
    public RateLimit violationReports() {
        return violationReports;
    }

    /** It has delivered a packet at that moment. */
    public void usedAt(long nowNanos) {
        volume.usedAt(nowNanos);
    }

    /** What it has carried, packets that the selectors refused included. */
    public Volume carried() {
        return volume;
    }

    /** Forgets the keys. To be called where packets are opened, or when none is any more. */
    @Override
    public void close() {
        opener.close();
    }

    /** An error of a router behind the peer, about what this SA's other half has carried (RFC 4301 §6.2). */
    private boolean allowsError(byte[] plain, int plainOffset, InnerPacket inner) {
        return header == null && error.read(plain, plainOffset, inner) && local.matchesSource(error.quoted())
                && remote.matchesDestination(error.quoted());
    }

    private boolean allows(InnerPacket inner) {
        return remote.matchesSource(inner) && local.matchesDestination(inner);
    }
}
