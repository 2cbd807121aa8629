package ike.engine.sim;

import ike.engine.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The NAT keepalives of a host (RFC 3948 §2.3, §4): one octet every 20 s along each path that the engine asked for. */
final class KeepAlives {
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final World world;
    private final Host host;
    private final Map<Path, Long> rounds = new LinkedHashMap<>();
    private long started;

    KeepAlives(World world, Host host) {
        this.world = world;
        this.host = host;
    }

    void keep(Path path, boolean on) {
        if (!on) {
            rounds.remove(path);
        } else if (!rounds.containsKey(path)) {
            rounds.put(path, ++started);
            next(path, started);
        }
    }

    void stop() {
        rounds.clear();
    }

    private void next(Path path, long round) {
        world.later(INTERVAL, () -> {
            if (Long.valueOf(round).equals(rounds.get(path))) {
                world.send(host, Packet.keepAlive(path));
                next(path, round);
            }
        });
    }
}
