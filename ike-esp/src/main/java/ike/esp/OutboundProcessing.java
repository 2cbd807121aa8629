package ike.esp;

import ike.engine.IpsecMode;
import ike.engine.Policy;
import ike.engine.TrafficEvent;
import ike.esp.io.OuterPath;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.IcmpTooBig;
import ike.esp.packet.IcmpError;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.MaximumSegment;
import ike.esp.packet.Reassembler;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.Spd;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * From the protected side to the unprotected (RFC 4301 §5.1): find the policy and the SA, seal. What an SA was negotiated
 * for needs no policy; a policy may keep packets from being protected, or ask for an SA. Where an SA is for some protocols or
 * ports only, routes lead all packets between its addresses here, and those that it is not for go on as they would without.
 * Fragments are put together where only whole packets can be judged or sealed; the outer packet may then be cut in
 * their place. Confined to one thread.
 */
final class OutboundProcessing {
    /** What a UDP datagram over IPv4 can carry (RFC 768), the tighter bound of the two families. */
    static final int LARGEST_PACKET = 65_507;
    /** In the place of a length: the packet is to wait for an SA. */
    static final int WAITS = 0;
    /** In the place of a length: the fragment is kept until the others of its packet have come. */
    static final int KEPT = Integer.MIN_VALUE;
    /** Octets of an array that holds any IP packet, and what is put behind it for sealing. */
    static final int LARGEST_FRAME = 65_536 + EspSealer.TAILROOM;

    private final SaDatabase sas;
    private final Spd policies;
    private final Consumer<TrafficEvent> events;
    private final InnerPacket inner = new InnerPacket();
    private final IcmpError error = new IcmpError();
    private final int mtu;
    private @Nullable OutboundSa sa;
    private final Reassembler reassembler;
    private final PathMtu pathMtu;
    private final byte[] answer = new byte[IcmpTooBig.LONGEST];
    private int answerLength;
    private boolean bypasses;
    private boolean joined;

    /**
     * @param mtu what the largest inner packet is to have, for the MSS of TCP
     * @param pathMtus the path MTU of the way to a peer, in octets
     * @param nanoClock tells for how long fragments have been waiting for others
     */
    OutboundProcessing(SaDatabase sas, Spd policies, Consumer<TrafficEvent> events, int mtu,
            ToIntFunction<OuterPath> pathMtus, LongSupplier nanoClock) {
        reassembler = new Reassembler(nanoClock);
        pathMtu = new PathMtu(pathMtus);
        this.mtu = mtu;
        this.sas = sas;
        this.policies = policies;
        this.events = events;
    }

    /**
     * Seals an IP packet.
     *
     * @param frame of {@link #LARGEST_FRAME} octets, holds it at index 0, with {@link ike.esp.packet.EspSealer#TAILROOM} octets behind it
     * @param packet another array, of {@link #LARGEST_PACKET} octets, which takes the ESP packet
     * @param nowNanos the time, which may lag a little behind
     * @return the ESP packet's length; that of {@code frame} when {@link #bypasses}; {@link #WAITS}; {@link #KEPT};
     * or the code of a {@link Drop}
     */
    int process(byte[] frame, int length, byte[] packet, long nowNanos) {
        sa = null;
        bypasses = false;
        answerLength = 0;
        if (!inner.read(frame, 0, length)) {
            return Drop.MALFORMED_INNER.code();
        }
        joined = inner.isFragment() && (sas.current().wantsWhole() || policies.wantsWhole());
        if (joined) {
            int whole = reassembler.add(frame, inner);
            if (whole <= 0 || !inner.read(frame, 0, whole)) {
                return whole == 0 ? KEPT : Drop.BAD_FRAGMENT.code();
            }
        }
        return judge(frame, packet, nowNanos);
    }

    private int judge(byte[] frame, byte[] packet, long nowNanos) {
        Spd.Entry policy = policies.find(inner);
        if (policy != null && policy.policy().action() != Policy.Action.PROTECT && !givesWay(policy)) {
            bypasses = policy.policy().action() == Policy.Action.BYPASS;
            return bypasses ? inner.length() : Drop.DISCARDED.code();
        }
        OutboundSa found = sas.current().outbound(inner);
        if (found == null && policy == null) {
            found = ofError(frame);
        }
        if (found == null) {
            return withoutSa(policy);
        }
        if (policy != null) {
            policy.acquires().reset(inner);
        }
        return seal(found, frame, packet, nowNanos);
    }

    private boolean givesWay(Spd.Entry policy) {
        OutboundSa found = sas.current().outbound(inner);
        return found != null && policy.policy().priority() < found.description().options().priority();
    }

    /** The SA of the traffic that an ICMP error is about, when the error itself is for none (RFC 4301 §6.2). */
    private @Nullable OutboundSa ofError(byte[] frame) {
        OutboundSa found = error.read(frame, 0, inner) ? sas.current().outbound(error.answered()) : null;
        return found != null && found.description().mode() == IpsecMode.TUNNEL ? found : null;
    }

    private int withoutSa(Spd.@Nullable Entry policy) {
        if (policy != null) {
            return WAITS;
        }
        bypasses = sas.current().isStray(inner) || policies.isStray(inner);
        return bypasses ? inner.length() : Drop.NO_SA.code();
    }

    private int seal(OutboundSa found, byte[] frame, byte[] packet, long nowNanos) {
        sa = found;
        if (found.sealedLength(inner.length()) > LARGEST_PACKET) {
            return Drop.TOO_LONG.code();
        }
        if (!joined && !pathMtu.fits(found, inner, nowNanos) && found.mustFit(frame, inner)) {
            answerLength = IcmpTooBig.write(frame, inner, found.largestInner(), answer);
            return Drop.EXCEEDS_PATH.code();
        }
        MaximumSegment.clamp(frame, 0, inner, Math.min(mtu, found.largestInner()));
        int sealed = found.seal(frame, 0, inner, packet, 0);
        if (sealed > 0) {
            found.usedAt(nowNanos);
            tellLimits(found);
        }
        return sealed;
    }

    /** Seals a dummy packet; its length, or the code of a {@link Drop}. */
    int dummy(OutboundSa idle, byte[] frame, byte[] packet) {
        int sealed = idle.sealDummy(frame, packet);
        if (sealed > 0) {
            tellLimits(idle);
        }
        return sealed;
    }

    /** Asks IKE for the SA that the last packet waits for, once in a while. */
    void acquire(long nowNanos) {
        Spd.Entry policy = policies.find(inner);
        if (policy != null && policy.acquires().permits(inner, nowNanos)) {
            events.accept(new TrafficEvent.Acquire(policy.policy().id(), shown(inner.source(), inner.sourcePort()),
                    shown(inner.destination(), inner.destinationPort())));
        }
    }

    private AddressRange shown(IpAddress address, int port) {
        int protocol = Math.max(inner.protocol(), 0);
        return port < 0
                ? new AddressRange(protocol, 0, AddressRange.MAX_PORT, address, address)
                : new AddressRange(protocol, port, port, address, address);
    }

    /** The last packet as it was read. */
    InnerPacket inner() {
        return inner;
    }

    /** What the sender of the last packet is to be told, from index 0. */
    byte[] answer() {
        return answer;
    }

    /** Octets of {@link #answer}; 0 when there is nothing to be told. */
    int answerLength() {
        return answerLength;
    }

    /** True when the last packet is to go out as it is. */
    boolean bypasses() {
        return bypasses;
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
