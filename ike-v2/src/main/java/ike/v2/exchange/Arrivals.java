package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.config.UniquePolicy;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What becomes of older SAs between the same identities when a new one has authenticated (RFC 7296 §2.4, and
 * strongSwan's {@code unique}).
 */
public final class Arrivals {
    /** How long a peer has to replace an SA itself, as in strongSwan. */
    private static final Duration REAUTHENTICATION = Duration.ofSeconds(10);

    private Arrivals() {
    }

    /**
     * The SAs that change, with their next states.
     *
     * @param siblings those of the same peer, asked for only where the policy wants something of them: finding them takes time for
     *        each
     */
    public static ImmutableMap<IkeSa, Optional<IkeSa>> settle(Turn turn, Established newcomer,
            Supplier<? extends List<Established>> siblings, boolean initialContact) {
        UniquePolicy policy = newcomer.name().connection().unique();
        boolean startedAnew = initialContact && policy != UniquePolicy.NEVER;
        if (!startedAnew && policy != UniquePolicy.REPLACE) {
            return ImmutableMap.of();
        }
        ImmutableMap.Builder<IkeSa, Optional<IkeSa>> changes = ImmutableMap.builder();
        for (Established older : siblings.get()) {
            if (older.name().uniqueId() >= newcomer.name().uniqueId()) {
                continue;
            }
            if (startedAnew) {
                changes.put(older, Endings.end(turn, older, "the peer has started anew (INITIAL_CONTACT)"));
            } else if (isSamePlace(older, newcomer)) {
                // Perhaps it authenticates anew, and deletes the old one itself once all its children are up.
                changes.put(older, Optional.of(older
                        .with(older.lifetime().notBeyond(OptionalLong.of(turn.now().after(REAUTHENTICATION))))));
            } else {
                Task delete = new Task.DeleteIke("replaced by a new SA with the same peer", ImmutableList.of());
                changes.put(older,
                        Optional.of(TaskRunner.next(turn, older.with(older.tasks().plus(delete, turn.now())))));
            }
        }
        return changes.buildOrThrow();
    }

    private static boolean isSamePlace(Established older, Established newcomer) {
        return older.name().path().remote().equals(newcomer.name().path().remote());
    }
}
