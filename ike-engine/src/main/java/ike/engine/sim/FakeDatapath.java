package ike.engine.sim;

import ike.crypto.Secret;
import ike.engine.EspSa;
import ike.engine.Now;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.SaId.Direction;
import ike.engine.TrafficEvent;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A datapath that shows whether two ends hold the same keys, and protects nothing: its "ESP packet" is SPI (4) | sequence
 * number (4) | the IP packet in clear | the first 16 octets of HMAC-SHA-256 under the keys of the SA. A packet takes the
 * newest outbound SA whose selectors have its addresses; ports are not looked at. Each sequence number is opened once.
 */
public final class FakeDatapath implements Datapath {
    private final Map<SaId, FakeSa> sas = new LinkedHashMap<>();

    @Override
    public void installInbound(EspSa sa) {
        sas.put(sa.id(), new FakeSa(sa));
    }

    @Override
    public void installOutbound(EspSa sa) {
        sas.put(sa.id(), new FakeSa(sa));
    }

    @Override
    public void move(SaId id, Path path) {
        Optional.ofNullable(sas.get(id)).ifPresent(sa -> sa.move(path));
    }

    @Override
    public void remove(SaId id) {
        Optional.ofNullable(sas.remove(id)).ifPresent(sa -> sa.sa().wipe());
    }

    @Override
    public long carried(SaId id) {
        return Optional.ofNullable(sas.get(id)).map(FakeSa::carried).orElse(0L);
    }

    @Override
    public Optional<Packet> seal(Now now, Bytes inner) {
        return sas.values().stream().filter(sa -> sa.is(Direction.OUTBOUND)
                && sa.carries(InnerPacket.source(inner), InnerPacket.destination(inner)))
                .reduce((_, newer) -> newer).map(sa -> sa.seal(inner));
    }

    @Override
    public Opened open(Now now, Packet packet) {
        Optional<Integer> spi = FakeSa.spi(packet);
        return spi.isEmpty() ? Opened.dropped("too short for ESP") : open(spi.get(), packet);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        sas.values().forEach(sa -> sa.sa().eachSecret(visitor));
    }

    private Opened open(int spi, Packet packet) {
        Path path = new Path(packet.transport(), packet.destination(), packet.source());
        return sas.values().stream().filter(sa -> sa.is(Direction.INBOUND) && sa.sa().spi() == spi).findFirst()
                .map(sa -> sa.open(packet)).orElseGet(() -> Opened.dropped(
                        String.format("unknown SPI %08x", spi), new TrafficEvent.UnknownSpi(path, spi)));
    }
}
