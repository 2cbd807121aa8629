package ike.esp;

import com.google.common.collect.ImmutableMap;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.esp.packet.RebuiltHeader;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.SequenceLimits;
import ike.esp.sad.Spd;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The datapath in memory, for the simulator and the demonstration: the same SAs, sealing, opening and checks as the
 * real one, but a packet is a value and time an argument. The same calls give the same octets: initialization vectors
 * come from keys and sequence numbers. Confined to one thread.
 */
public final class SimulatedDatapath implements AutoCloseable {
    /** What became of a packet that was to go out. */
    public sealed interface Outbound {
        /** It is to be sent: {@code esp} from the SPI to the end of the ICV, without anything of UDP. */
        record Sealed(SaId sa, Path path, Bytes esp) implements Outbound {
        }

        /** It was dropped. */
        record Dropped(Drop reason) implements Outbound {
        }

        /** It is a fragment, and waits for the others of its packet. */
        record Kept() implements Outbound {
        }
    }

    /** What became of an ESP packet that came in. */
    public sealed interface Inbound {
        /** It is delivered. */
        record Opened(Bytes packet) implements Inbound {
        }

        /** It was dropped. */
        record Dropped(Drop reason) implements Inbound {
        }
    }

    private static final int LARGEST_MTU = 65_535;

    private final SaDatabase sas;
    private final OutboundProcessing outbound;
    private final InboundProcessing inbound;
    private final DropCounters drops = new DropCounters();
    private final Datagram datagram = new Datagram();
    private final byte[] packet = new byte[OutboundProcessing.LARGEST_PACKET];
    private final byte[] plain = new byte[Datagram.LARGEST + RebuiltHeader.LONGEST];

    /** A datapath without SAs that tells {@code events} what IKE wants to know. */
    public SimulatedDatapath(SequenceLimits limits, Consumer<TrafficEvent> events) {
        sas = new SaDatabase(limits, LARGEST_MTU);
        outbound = new OutboundProcessing(sas, new Spd(), events, LARGEST_MTU, _ -> DatagramPorts.UNKNOWN_MTU,
                () -> 0);
        inbound = new InboundProcessing(sas, events, LARGEST_MTU);
    }

    /** Installs one half of a Child SA; its keys are wiped. */
    public void install(EspSa sa) {
        sas.install(sa);
    }

    /** The peer of an SA is somewhere else now. */
    public void move(SaId id, Path path) {
        sas.move(id, path);
    }

    /** Forgets an SA and its keys. */
    public void remove(SaId id) {
        switch (id.direction()) {
            case INBOUND -> sas.removeInbound(id).ifPresent(InboundSa::close);
            case OUTBOUND -> sas.removeOutbound(id).ifPresent(OutboundSa::close);
        }
    }

    /** Seals an IP packet with the SA that protects it. */
    public Outbound seal(Bytes ipPacket) {
        byte[] frame = new byte[OutboundProcessing.LARGEST_FRAME];
        ipPacket.copyTo(frame, 0);
        int length = outbound.process(frame, ipPacket.length(), packet, 0);
        if (length == OutboundProcessing.KEPT) {
            return new Outbound.Kept();
        }
        if (length < 0 || outbound.bypasses()) {
            return new Outbound.Dropped(counted(length < 0 ? length : Drop.NO_SA.code()));
        }
        OutboundSa sa = Objects.requireNonNull(outbound.sa());
        return new Outbound.Sealed(sa.description().id(), sa.path().path(), Bytes.copyOf(packet, 0, length));
    }

    /** Opens an ESP packet that came along a path, as we see it: local is us. */
    public Inbound open(Path path, Bytes esp, long nowNanos) {
        if (esp.length() < EspHeader.LENGTH) {
            return new Inbound.Dropped(counted(Drop.TOO_SHORT.code()));
        }
        datagram.set(path, esp);
        int length = inbound.process(datagram, plain, nowNanos);
        return length < 0 ? new Inbound.Dropped(counted(length)) : new Inbound.Opened(Bytes.copyOf(plain, 0, length));
    }

    /** How many packets were dropped, by reason. */
    public ImmutableMap<Drop, Long> drops() {
        return drops.snapshot();
    }

    /** Forgets all SAs and keys. */
    @Override
    public void close() {
        sas.clear();
    }

    private Drop counted(int code) {
        Drop drop = Drop.of(code);
        drops.count(drop);
        return drop;
    }
}
