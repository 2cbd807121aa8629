package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.SecretOwner;
import ike.engine.EspSa;
import ike.engine.Now;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * What seals and opens the packets of a simulated host: {@link FakeDatapath}, or real ESP. It owns the keys of the SAs that
 * it is given and wipes them when they go.
 */
public interface Datapath extends SecretOwner {
    /** Be ready to open packets of this SA. */
    void installInbound(EspSa sa);

    /** Seal matching packets with this SA from now on. */
    void installOutbound(EspSa sa);

    /** The peer of this SA is now somewhere else. */
    void move(SaId id, Path path);

    /** Forget this SA and wipe its keys. */
    void remove(SaId id);

    /** How many packets this SA has carried. */
    long carried(SaId id);

    /** Seals an IP packet, if an SA is there for it. */
    Optional<Packet> seal(Now now, Bytes inner);

    /** Opens an ESP packet. */
    Opened open(Now now, Packet packet);

    /**
     * What came of an ESP packet.
     *
     * @param inner the IP packet in it, unless it was dropped
     * @param note why it was dropped
     * @param events what the engine must know of it
     */
    record Opened(Optional<Bytes> inner, String note, ImmutableList<TrafficEvent> events) {
        /** It was not opened. */
        public static Opened dropped(String why, TrafficEvent... events) {
            return new Opened(Optional.empty(), why, ImmutableList.copyOf(events));
        }
    }
}
