package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import ike.crypto.SecretAccess;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId.Direction;
import ike.engine.TrafficEvent;
import ike.engine.sim.Datapath.Opened;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One half of a Child SA in a {@link FakeDatapath}. */
final class FakeSa {
    private static final int HEADER = 8;
    private static final int TAG = 16;
    private static final int SHORTEST = HEADER + InnerPacket.IPV4_HEADER + TAG;

    private final EspSa sa;
    private final Set<Long> seen = new LinkedHashSet<>();
    private Path path;
    private long sequence;

    FakeSa(EspSa sa) {
        this.sa = sa;
        this.path = sa.path();
    }

    /** The SPI of a packet that is long enough to be one. */
    static Optional<Integer> spi(Packet packet) {
        Bytes octets = packet.octets();
        return octets.length() < SHORTEST ? Optional.empty() : Optional.of((int) octets.u32At(0));
    }

    boolean is(Direction direction) {
        return sa.id().direction() == direction;
    }

    EspSa sa() {
        return sa;
    }

    void move(Path newPath) {
        path = newPath;
    }

    /** True when a packet between these addresses belongs to this half. */
    boolean carries(IpAddress source, IpAddress destination) {
        boolean outbound = is(Direction.OUTBOUND);
        return holds(outbound ? sa.local() : sa.remote(), source)
                && holds(outbound ? sa.remote() : sa.local(), destination);
    }

    Packet seal(Bytes inner) {
        sequence++;
        Bytes packet = Bytes.concat(Bytes.u32(sa.spi()), Bytes.u32(sequence), inner);
        return Packet.esp(path, Bytes.concat(packet, tag(packet)));
    }

    long carried() {
        return sequence + seen.size();
    }

    Opened open(Packet packet) {
        Bytes octets = packet.octets();
        int end = octets.length() - TAG;
        if (!tag(octets.slice(0, end)).equals(octets.from(end))) {
            return Opened.dropped("the keys differ");
        }
        Bytes inner = octets.slice(HEADER, end);
        IpAddress source = InnerPacket.source(inner);
        IpAddress destination = InnerPacket.destination(inner);
        if (!carries(source, destination)) {
            return Opened.dropped("outside the selectors",
                    new TrafficEvent.SelectorViolation(sa.id().child(), source, destination, inner));
        }
        boolean first = seen.isEmpty();
        return seen.add(octets.u32At(4))
                ? new Opened(Optional.of(inner), "", events(first, packet))
                : Opened.dropped("replayed");
    }

    private ImmutableList<TrafficEvent> events(boolean first, Packet packet) {
        long child = sa.id().child();
        ImmutableList.Builder<TrafficEvent> events = ImmutableList.builder();
        events.add(first ? new TrafficEvent.FirstInbound(child) : new TrafficEvent.LastUse(child));
        if (!path.remote().equals(packet.source())) {
            events.add(new TrafficEvent.PeerMoved(child, packet.source()));
        }
        return events.build();
    }

    private Bytes tag(Bytes packet) {
        Bytes key = Bytes.concat(sa.encryptionKey().reveal(SecretAccess.forKeyExport()),
                sa.integrityKey().reveal(SecretAccess.forKeyExport()));
        byte[] mac = Hashing.hmacSha256(key.toArray()).hashBytes(packet.toArray()).asBytes();
        return Bytes.copyOf(mac, 0, TAG);
    }

    private static boolean holds(ImmutableList<AddressRange> selectors, IpAddress address) {
        return selectors.stream().anyMatch(range -> range.start().isV4() == address.isV4()
                && range.start().compareTo(address) <= 0 && address.compareTo(range.end()) <= 0);
    }
}
