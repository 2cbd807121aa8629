package ike.interop.demo;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.EspSa;
import ike.engine.Now;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.engine.sim.Datapath;
import ike.engine.sim.Packet;
import ike.esp.packet.Drop;
import ike.esp.packet.EspSealer;
import ike.esp.packet.InnerPacket;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real ESP of this project (RFC 4303) for a simulated host: everything but TUN devices and sockets. */
final class EspDatapath implements Datapath {
    private final SaDatabase sas = new SaDatabase(SequenceLimits.DEFAULT);
    private final InnerPacket inner = new InnerPacket();
    private final Notice notice;

    /** Learns of SAs before their keys are taken away. */
    interface Notice {
        void installed(boolean inbound, EspSa sa);
    }

    EspDatapath(Notice notice) {
        this.notice = notice;
    }

    @Override
    public void installInbound(EspSa sa) {
        notice.installed(true, sa);
        sas.install(sa);
    }

    @Override
    public void installOutbound(EspSa sa) {
        notice.installed(false, sa);
        sas.install(sa);
    }

    @Override
    public void move(SaId id, Path path) {
        sas.move(id, path);
    }

    @Override
    public void remove(SaId id) {
        switch (id.direction()) {
            case INBOUND -> sas.removeInbound(id).ifPresent(InboundSa::close);
            case OUTBOUND -> sas.removeOutbound(id).ifPresent(OutboundSa::close);
        }
    }

    @Override
    public long carried(SaId id) {
        return switch (id.direction()) {
            case INBOUND -> sas.inbound(id).map(s -> s.carried().packets()).orElse(0L);
            case OUTBOUND -> sas.outbound(id).map(s -> s.carried().packets()).orElse(0L);
        };
    }

    @Override
    public Optional<Packet> seal(Now now, Bytes packet) {
        byte[] frame = new byte[packet.length() + EspSealer.TAILROOM];
        packet.copyTo(frame, 0);
        @Nullable
        OutboundSa sa = inner.read(frame, 0, packet.length()) ? sas.current().outbound(inner) : null;
        if (sa == null) {
            return Optional.empty();
        }
        byte[] sealed = new byte[sa.sealedLength(packet.length())];
        int length = sa.seal(frame, 0, inner, sealed, 0);
        return length < 0
                ? Optional.empty()
                : Optional.of(Packet.esp(sa.path().path(), Bytes.copyOf(sealed, 0, length)));
    }

    @Override
    public Opened open(Now now, Packet packet) {
        byte[] sealed = packet.octets().toArray();
        if (sealed.length < EspHeader.LENGTH) {
            return Opened.dropped(text(Drop.TOO_SHORT));
        }
        int spi = EspHeader.spi(sealed, 0);
        @Nullable
        InboundSa sa = sas.current().inbound(spi);
        if (sa == null) {
            Path path = new Path(packet.transport(), packet.destination(), packet.source());
            return Opened.dropped(text(Drop.UNKNOWN_SPI), new TrafficEvent.UnknownSpi(path, spi));
        }
        byte[] plain = new byte[sealed.length];
        int length = sa.open(sealed, 0, sealed.length, plain, 0, inner);
        if (length < 0) {
            return Opened.dropped(text(Drop.of(length)));
        }
        long child = sa.description().id().child();
        ImmutableList<TrafficEvent> events = sa.carried().packets() == 1
                ? ImmutableList.of(new TrafficEvent.FirstInbound(child))
                : ImmutableList.of();
        return new Opened(Optional.of(Bytes.copyOf(plain, 0, length)), "", events);
    }

    /** None: the database takes the keys over as soon as an SA is installed. */
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
    }

    private static String text(Drop drop) {
        return drop.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
