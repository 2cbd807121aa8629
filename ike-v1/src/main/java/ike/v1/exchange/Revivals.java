package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.config.Reactions.Reaction;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.WantedChild;
import java.util.Optional;

/** What comes back of an ISAKMP SA whose peer is dead. No RFC section: strongSwan's {@code dpd_action = restart}. */
final class Revivals {
    private Revivals() {
    }

    /** Begins Phase 1 anew, with the children that are to be up again; another SA with the same peer has them already. */
    static void begin(Turn turn, Established lost) {
        ImmutableList<WantedChild> wanted = lost.children().values().stream().map(child -> child.config())
                .filter(child -> child.reactions().dpd() == Reaction.START).distinct()
                .map(child -> new WantedChild(child, ImmutableList.of())).collect(ImmutableList.toImmutableList());
        if (wanted.isEmpty() || !turn.surroundings().others(lost).isEmpty()) {
            return;
        }
        try {
            turn.spawn(Transitions.start(turn, lost.name().connection(), lost.name().path(), wanted));
        } catch (Refused refused) {
            turn.report(new Event.Failed(Optional.of(lost.name().connection().name()), lost.name().path(),
                    Notifications.failure(refused.refusal())));
        }
    }
}
