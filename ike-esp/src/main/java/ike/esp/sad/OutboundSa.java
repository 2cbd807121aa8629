package ike.esp.sad;

import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.esp.io.OuterPath;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.SelectorSet;

/**
 * An entry of the SAD for sending (RFC 4301 §4.4.2.1): selectors, keys, the sequence number counter with its limits,
 * and where the peer is. Packets are sealed by one thread; the path may be changed, and counts read, by any.
 */
public final class OutboundSa implements AutoCloseable {
    private final EspSa sa;
    private final EspSealer sealer;
    private final SelectorSet local;
    private final SelectorSet remote;
    private final SequenceLimits limits;
    private final Counter packets = new Counter();
    private final Counter octets = new Counter();
    private volatile OuterPath path;
    private long sequence;

    /** An SA ready to seal. Keys are copied: those of {@code sa} may be wiped afterwards. */
    public OutboundSa(EspSa sa, SequenceLimits limits) {
        this(sa, limits, sealer(sa));
    }

    OutboundSa(EspSa sa, SequenceLimits limits, EspSealer sealer) {
        this.sa = sa;
        this.limits = limits;
        this.sealer = sealer;
        local = new SelectorSet(sa.local());
        remote = new SelectorSet(sa.remote());
        path = new OuterPath(sa.path());
    }

    private static EspSealer sealer(EspSa sa) {
        PacketTransform transform = Transforms.of(sa);
        return new EspSealer(transform, transform.sealer(sa.spi(), false, sa.encryptionKey(), sa.integrityKey()));
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
    public void move(OuterPath newPath) {
        path = newPath;
    }

    /** True when the packet, going out, is one that this SA protects (RFC 4301 §5.1). */
    public boolean selects(InnerPacket packet) {
        return local.matchesSource(packet) && remote.matchesDestination(packet);
    }

    /** Octets of the ESP packet around an IP packet of {@code length} octets. */
    public int sealedLength(int length) {
        return sealer.sealedLength(length);
    }

    /**
     * Seals an IP packet in tunnel mode.
     *
     * @param frame holds it at {@code offset}, with {@link EspSealer#TAILROOM} octets behind it that are overwritten
     * @param packet another array, which takes the ESP packet at {@code packetOffset}
     * @return the ESP packet's length, or the code of a {@link Drop}
     */
    public int seal(byte[] frame, int offset, InnerPacket inner, byte[] packet, int packetOffset) {
        if (sequence >= limits.hard()) {
            return Drop.SEQUENCE_SPENT.code();
        }
        sequence++;
        int length = sealer.seal(frame, offset, inner.length(), inner.nextHeader(), packet, packetOffset, sequence);
        if (length > 0) {
            packets.add(1);
            octets.add(inner.length());
        }
        return length;
    }

    /** True when the last packet was the one that reached the soft limit. */
    public boolean justReachedSoftLimit() {
        return sequence == limits.soft();
    }

    /** True when the last packet was the last one that may be sent. */
    public boolean justReachedHardLimit() {
        return sequence == limits.hard();
    }

    /** How many packets were sealed. */
    public long packets() {
        return packets.get();
    }

    /** How many octets the sealed IP packets had. */
    public long octets() {
        return octets.get();
    }

    /** Forgets the keys. To be called where packets are sealed, or when none is any more. */
    @Override
    public void close() {
        sealer.close();
    }
}
