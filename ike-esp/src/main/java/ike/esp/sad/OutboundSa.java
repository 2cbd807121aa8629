package ike.esp.sad;

import com.google.common.collect.ImmutableList;
import ike.engine.HeaderCopies;
import ike.engine.EspSa;
import ike.engine.FlowConfidentiality;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.esp.ah.AhSealer;
import ike.esp.io.Carrier;
import ike.esp.io.OuterPath;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.IcmpTooBig;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.PayloadSealer;
import ike.esp.packet.SelectorSet;
import ike.esp.packet.TrafficClass;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import ike.wire.ip.Udp;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the SAD for sending (RFC 4301 §4.4.2.1): selectors, keys, the sequence number counter with its limits,
 * and where the peer is. Packets are sealed by one thread; the path may be changed, and counts read, by any.
 */
public final class OutboundSa implements AutoCloseable, Selecting {
    private static final int V4_CARRIER = 20;
    private static final int V6_CARRIER = 40;
    private static final int LARGEST = 65_535;
    private static final long MTU_AGE = TimeUnit.SECONDS.toNanos(1);
    /** Octets of a dummy that nothing has gone before. */
    private static final int SHORT = 64;
    private static final int DSCP = 0xfc;
    private static final int ECN = 0x03;

    private final EspSa sa;
    private final PayloadSealer sealer;
    private final SelectorSet local;
    private final SelectorSet remote;
    private final boolean tunnel;
    private final int carrierLength;
    private final int paddedLength;
    private final long dummyInterval;
    private final int trafficClassMask;
    private final long lastSequence;
    private final long softSequence;
    private final Volume volume;
    private final long rank;
    private volatile OuterPath path;
    private @Nullable OuterPath measured;
    private long measuredAt;
    private int largestInner = LARGEST;
    private long sequence;
    private int lastLength = SHORT;
    private long idleSince = -1;
    private long dummyAt;

    /** An SA ready to seal. Keys are copied: those of {@code sa} may be wiped afterwards. */
    public OutboundSa(EspSa sa, SequenceLimits limits) {
        this(sa, limits, LARGEST, Transforms.sealer(sa), 0);
    }

    /** One that ranks above all with a lower {@code rank}, and hides lengths up to {@code mtu} only. */
    OutboundSa(EspSa sa, SequenceLimits limits, int mtu, PayloadSealer sealer, long rank) {
        FlowConfidentiality hidden = sa.isAh() ? FlowConfidentiality.NONE : sa.options().confidentiality();
        paddedLength = Math.min(hidden.paddedLength(), mtu);
        dummyInterval = hidden.dummies() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / hidden.dummies();
        this.sa = sa;
        path = Transforms.outerPath(sa, sa.path());
        SequenceLimits own = limits.forWidth(sa.options().extendedSequence());
        lastSequence = own.hard();
        softSequence = own.soft();
        this.rank = rank;
        volume = new Volume(sa.options().limits());
        HeaderCopies copies = sa.options().copies();
        tunnel = sa.mode() == IpsecMode.TUNNEL;
        trafficClassMask = tunnel ? (copies.dscpOut() ? DSCP : 0) | (copies.ecn() ? ECN : 0) : DSCP | ECN;
        carrierLength = sa.remote().getFirst().start().isV4() ? V4_CARRIER : V6_CARRIER;
        this.sealer = sealer;
        local = new SelectorSet(sa.local());
        remote = new SelectorSet(sa.remote());
    }

    /** AH has its header already. */
    private int outerLength() {
        OuterPath outer = path;
        int ip = outer.remote().v4() ? V4_CARRIER : V6_CARRIER;
        return switch (outer.carrier()) {
            case UDP -> ip + Udp.HEADER_LENGTH;
            case ESP -> ip;
            case AH -> 0;
        };
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
        if (sealer instanceof AhSealer ah) {
            ah.move(newPath);
        }
    }

    @Override
    public ImmutableList<AddressRange> remote() {
        return sa.remote();
    }

    @Override
    public long rank() {
        return rank;
    }

    /** True when the packet, going out, is one that this SA protects (RFC 4301 §5.1). */
    @Override
    public boolean selects(InnerPacket packet) {
        return local.matchesSource(packet) && remote.matchesDestination(packet);
    }

    /** Whether packets between the same addresses may not be for this SA, or not in parts: see {@link Sad#wantsWhole}. */
    @Override
    public boolean wantsWhole() {
        return !tunnel || local.namesPorts() || remote.namesPorts();
    }

    @Override
    public boolean selectsAddresses(InnerPacket packet) {
        return local.hasSource(packet) && remote.hasDestination(packet);
    }

    /**
     * What the outer header says of DSCP and ECN around this packet: the same as its own one (RFC 4301 §5.1.2, RFC 6040 §4.1), as
     * far as the SA shows that.
     */
    public int trafficClass(InnerPacket inner) {
        return inner.trafficClass() & trafficClassMask;
    }

    /** Octets of the ESP packet around an IP packet of {@code length} octets. */
    public int sealedLength(int length) {
        return sealer.sealedLength(tunnel ? Math.max(length, paddedLength) : length - carrierLength);
    }

    /** True when it is time to ask anew how large packets to the peer may be. */
    public boolean isPathUnknown(long nowNanos) {
        return !path.equals(measured) || nowNanos - measuredAt > MTU_AGE;
    }

    /** Such an IP packet fits along the path as a whole (RFC 4301 §8.2.1); in octets. */
    public void measure(int pathMtu, long nowNanos) {
        measured = path;
        measuredAt = nowNanos;
        largestInner = sealer.largestPayload(pathMtu - outerLength()) + (tunnel ? 0 : carrierLength);
    }

    /** Octets of the largest packet that fits along the path when it is sealed, as far as that is known. */
    public int largestInner() {
        return largestInner;
    }

    /** True when the packet may not be fragmented on its way. */
    public boolean mustFit(byte[] frame, InnerPacket inner) {
        boolean heeds = !tunnel || sa.options().copies().df();
        if (inner.isV4() && path.carrier() == Carrier.AH) {
            // A raw socket that takes headers cuts nothing.
            return true;
        }
        return heeds && (inner.isV4() ? Ipv4.dontFragment(frame, 0) : inner.length() > IcmpTooBig.LEAST_V6_MTU);
    }

    /**
     * Seals an IP packet: all of it in tunnel mode, what stands behind its header in transport mode and in
     * BEET (RFC 4303 §3.1).
     *
     * @param frame holds it at {@code offset}, with {@link EspSealer#TAILROOM} octets behind it that are overwritten
     * @param packet another array, which takes the ESP packet, or the IP packet with AH, at {@code packetOffset}
     * @return its length, or the code of a {@link Drop}
     */
    public int seal(byte[] frame, int offset, InnerPacket inner, byte[] packet, int packetOffset) {
        if (sequence >= lastSequence) {
            return Drop.SEQUENCE_SPENT.code();
        }
        if (volume.isSpent()) {
            return Drop.LIFETIME_SPENT.code();
        }
        if (!tunnel && inner.carrierLength() < 0) {
            return Drop.HEADER_NOT_CARRIED.code();
        }
        sequence++;
        int length = tunnel
                ? sealer.seal(frame, offset, padded(frame, offset, inner.length()), inner.nextHeader(), packet,
                        packetOffset, sequence)
                : sealer.seal(frame, offset + inner.carrierLength(), inner.length() - inner.carrierLength(),
                        inner.carried(), packet, packetOffset, sequence);
        if (length > 0) {
            volume.add(inner.length());
            lastLength = tunnel ? inner.length() : inner.length() - inner.carrierLength();
            if (path.carrier() == Carrier.AH) {
                TrafficClass.set(packet, packetOffset, path.remote().v4(), trafficClass(inner));
            }
        }
        return length;
    }

    /** Hides the packet's length behind zeros (TFC padding, RFC 4303 §2.7); what its array has no room for stays away. */
    private int padded(byte[] frame, int offset, int length) {
        int padded = Math.min(paddedLength, frame.length - EspSealer.TAILROOM - offset);
        if (padded <= length) {
            return length;
        }
        Arrays.fill(frame, offset + length, offset + padded, (byte) 0);
        return padded;
    }

    /** True when it is to send something even when there is nothing to send. */
    boolean hides() {
        return dummyInterval > 0;
    }

    /** True when it protects the same packets. */
    boolean replaces(OutboundSa older) {
        return sa.local().equals(older.sa.local()) && sa.remote().equals(older.sa.remote());
    }

    /** Nanoseconds until a dummy packet is due, below one for now: nothing was sealed meanwhile. */
    public long untilDummy(long nowNanos) {
        if (idleSince != sequence) {
            idleSince = sequence;
            dummyAt = nowNanos + dummyInterval;
        }
        return dummyAt - nowNanos;
    }

    /**
     * Seals a dummy packet, of next header 59 (RFC 4303 §2.6), as long as the others are made, or as the last one was.
     *
     * @param frame is overwritten, {@code packet} takes the ESP packet
     * @return its length, or the code of a {@link Drop}
     */
    public int sealDummy(byte[] frame, byte[] packet) {
        idleSince = -1;
        if (sequence >= lastSequence) {
            return Drop.SEQUENCE_SPENT.code();
        }
        if (volume.isSpent()) {
            return Drop.LIFETIME_SPENT.code();
        }
        int length = Math.min(tunnel && paddedLength > 0 ? paddedLength : lastLength, largestInner);
        Arrays.fill(frame, 0, length, (byte) 0);
        sequence++;
        volume.addDummy(length);
        return sealer.seal(frame, 0, length, IpProtocol.NO_NEXT_HEADER, packet, 0, sequence);
    }

    /** True when the last packet was the one that reached a soft limit; to be asked once a packet. */
    public boolean justReachedSoftLimit() {
        boolean byVolume = volume.justReachedSoft();
        return byVolume || sequence == softSequence;
    }

    /** True when the last packet was the last one that may be sent; to be asked once a packet. */
    public boolean justReachedHardLimit() {
        boolean byVolume = volume.justReachedHard();
        return byVolume || sequence == lastSequence;
    }

    /** It has sealed a packet at that moment. */
    public void usedAt(long nowNanos) {
        volume.usedAt(nowNanos);
    }

    /** What it has carried. */
    public Volume carried() {
        return volume;
    }

    /** Forgets the keys. To be called where packets are sealed, or when none is any more. */
    @Override
    public void close() {
        sealer.close();
    }
}
