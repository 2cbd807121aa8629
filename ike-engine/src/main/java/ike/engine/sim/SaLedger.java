package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.SaId.Direction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which SAs an engine has installed at its host, and whether it does so in order: no key twice, for no key and sequence
 * number may ever seal two packets (RFC 4303 §3.3.3), and nothing removed or moved that is not there.
 */
final class SaLedger {
    private final Map<SaId, InstalledSa> live = new LinkedHashMap<>();
    private final Set<KeyPrint> everInstalled = new LinkedHashSet<>();

    /** Takes note of an effect; what is wrong with it, if anything. */
    Optional<String> note(Effect effect) {
        return switch (effect) {
            case Effect.InstallInbound(EspSa sa) -> install(sa, Direction.INBOUND);
            case Effect.InstallOutbound(EspSa sa) -> install(sa, Direction.OUTBOUND);
            case Effect.Move(SaId id, Path path) -> move(id, path);
            case Effect.Remove(SaId id) -> remove(id);
            default -> Optional.empty();
        };
    }

    /** The SAs of one direction that are there now, in the order in which they came. */
    ImmutableList<InstalledSa> live(Direction direction) {
        return live.values().stream().filter(sa -> sa.id().direction() == direction)
                .collect(ImmutableList.toImmutableList());
    }

    /** The host was restarted: its SAs are gone, but their keys were used. */
    void restart() {
        live.clear();
    }

    private Optional<String> install(EspSa sa, Direction direction) {
        if (sa.encryptionKey().isWiped() || sa.integrityKey().isWiped()) {
            return Optional.of("an SA was installed whose keys are wiped: " + sa.id());
        }
        InstalledSa installed = InstalledSa.of(sa);
        if (sa.id().direction() != direction) {
            return Optional.of("an SA was installed the wrong way round: " + installed);
        }
        boolean spiInUse = direction == Direction.INBOUND
                && live(direction).stream().anyMatch(s -> s.spi() == sa.spi());
        if (spiInUse || live.putIfAbsent(sa.id(), installed) != null) {
            return Optional.of("an SA was installed whose name or SPI is in use: " + installed);
        }
        return everInstalled.add(installed.keys())
                ? Optional.empty()
                : Optional.of("an SA was installed whose keys were installed before: " + installed);
    }

    private Optional<String> move(SaId id, Path path) {
        InstalledSa sa = live.get(id);
        if (sa == null) {
            return Optional.of("an SA was moved that is not there: " + id);
        }
        live.put(id, sa.at(path));
        return Optional.empty();
    }

    private Optional<String> remove(SaId id) {
        return live.remove(id) == null
                ? Optional.of("an SA was removed that is not there: " + id)
                : Optional.empty();
    }
}
