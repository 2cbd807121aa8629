package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.SecretOwner;
import ike.engine.Wiping;
import ike.v2.exchange.Turn;
import ike.v2.sa.IkeSa;
import java.util.Optional;

/** What a turn has left behind: the next state, new SAs, heirs and the datapath keep secrets, and nobody else does. */
final class Remains {
    private Remains() {
    }

    /** Wipes the secrets of a state that nobody has any more now that another one is in its place. */
    static void wipe(Turn turn, IkeSa before, Optional<IkeSa> after) {
        ImmutableList.Builder<SecretOwner> keepers = ImmutableList.builder();
        after.ifPresent(keepers::add);
        keepers.addAll(turn.spawned());
        turn.handOvers().forEach(handOver -> keepers.add(handOver.children()));
        turn.effects().forEach(effect -> effect.installed().ifPresent(keepers::add));
        Wiping.lost(before, keepers.build());
        turn.takeDrafts().forEach(draft -> Wiping.lost(draft, keepers.build()));
    }
}
