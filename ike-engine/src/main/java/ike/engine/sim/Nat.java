package ike.engine.sim;

import ike.engine.Now;
import ike.engine.TransportAddress;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A network address and port translator in front of a host (RFC 7296 §2.23): every inside address and port gets a public
 * port of its own, whoever the peer is. Nothing comes in that has no mapping; plain ESP has no ports and does not pass.
 */
public final class Nat implements Node {
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 0xffff;

    private static final Duration PATIENT = Duration.ofDays(365);

    private IpAddress publicAddress;
    private final Duration idle;
    private final Map<TransportAddress, Mapping> mappings = new LinkedHashMap<>();

    private record Mapping(int port, long lastUsed) {
    }

    /** A translator that forgets no mapping by itself. */
    public Nat(IpAddress publicAddress) {
        this(publicAddress, PATIENT);
    }

    /** A translator that forgets a mapping when nothing went out through it for this long. */
    public Nat(IpAddress publicAddress, Duration idle) {
        this.publicAddress = publicAddress;
        this.idle = idle;
    }

    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        if (packet.isPlainEsp()) {
            return Passage.dropped("plain ESP does not pass the NAT");
        }
        mappings.values().removeIf(mapping -> now.nanos() - mapping.lastUsed > idle.toNanos());
        return heading == Heading.OUT ? out(packet, now.nanos(), dice) : in(packet);
    }

    @Override
    public Optional<IpAddress> publicAddress() {
        return Optional.of(publicAddress);
    }

    /** Forgets every mapping, as after a restart: the host's next packets come from other ports. */
    public void rebind() {
        mappings.clear();
    }

    /** Gets another public address, and forgets every mapping. */
    public void rebind(IpAddress newAddress) {
        publicAddress = newAddress;
        rebind();
    }

    private Passage out(Packet packet, long nanos, Dice dice) {
        Mapping known = mappings.get(packet.source());
        int port = known == null ? freePort(dice) : known.port;
        mappings.put(packet.source(), new Mapping(port, nanos));
        return Passage.on(packet.from(new TransportAddress(publicAddress, port)));
    }

    private Passage in(Packet packet) {
        return mappings.entrySet().stream().filter(known -> known.getValue().port == packet.destination().port())
                .findFirst().map(known -> Passage.on(packet.to(known.getKey())))
                .orElseGet(() -> Passage.dropped("no mapping in the NAT"));
    }

    private int freePort(Dice dice) {
        int port = (int) dice.between(FIRST_PORT, LAST_PORT);
        return mappings.values().stream().anyMatch(mapping -> mapping.port == port) ? freePort(dice) : port;
    }
}
