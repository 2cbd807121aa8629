package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.InitialContact;
import ike.engine.config.UniquePolicy;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.SaName;
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
     * @param known those between the same identities, asked for only where the policy wants something of them: finding them takes
     *        time for each
     */
    public static ImmutableMap<IkeSa, Optional<IkeSa>> settle(Turn turn, Established newcomer,
            Supplier<? extends List<Established>> known, boolean initialContact) {
        UniquePolicy policy = newcomer.name().connection().unique();
        boolean startedAnew = initialContact && policy != UniquePolicy.NEVER;
        if (!startedAnew && policy != UniquePolicy.REPLACE) {
            return ImmutableMap.of();
        }
        ImmutableMap.Builder<IkeSa, Optional<IkeSa>> changes = ImmutableMap.builder();
        for (Established older : known.get()) {
            if (older.name().uniqueId() >= newcomer.name().uniqueId()) {
                continue;
            }
            if (startedAnew && isLost(older.name(), newcomer.name())) {
                changes.put(older, Endings.end(turn, older, "the peer has started anew (INITIAL_CONTACT)"));
            } else if (policy == UniquePolicy.REPLACE && isSameConnection(older.name(), newcomer.name())) {
                changes.put(older, Optional.of(replace(turn, older, newcomer)));
            }
        }
        return changes.buildOrThrow();
    }

    private static boolean isLost(SaName older, SaName newcomer) {
        return InitialContact.ends(older.connection(), older.path(), newcomer.connection(), newcomer.path());
    }

    private static boolean isSameConnection(SaName older, SaName newcomer) {
        return older.connection().name().equals(newcomer.connection().name());
    }

    private static Established replace(Turn turn, Established older, Established newcomer) {
        if (isSamePlace(older, newcomer)) {
            // Perhaps it authenticates anew, and deletes the old one itself once all its children are up.
            return older.with(older.lifetime().notBeyond(OptionalLong.of(turn.now().after(REAUTHENTICATION))));
        }
        Task delete = new Task.DeleteIke("replaced by a new SA with the same peer", ImmutableList.of());
        return TaskRunner.next(turn, older.with(older.tasks().plus(delete, turn.now())));
    }

    private static boolean isSamePlace(Established older, Established newcomer) {
        return older.name().path().remote().equals(newcomer.name().path().remote());
    }
}
