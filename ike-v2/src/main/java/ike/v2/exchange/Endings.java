package ike.v2.exchange;

import ike.engine.Event;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.Pending;
import ike.v2.sa.Tombstone;
import java.util.Optional;

/**
 * How an established IKE SA ends: its children go, its orders are answered, and for a while its last reply can still be
 * repeated.
 */
final class Endings {
    private Endings() {
    }

    /** The SA is gone. Of one that was replaced nobody needs to hear: its successor has been announced. */
    static Optional<IkeSa> end(Turn turn, Established sa, String reason) {
        ChildRemoval.all(turn, sa);
        sa.window().inFlight().map(InFlight::pending).filter(pending -> !(pending instanceof Pending.DeleteIke))
                .ifPresent(pending -> turn.answer(pending.orders(),
                        new Event.OrderFailed("the IKE_SA is gone: " + reason)));
        sa.tasks().tasks().forEach(
                queued -> turn.answer(queued.task().orders(), new Event.OrderFailed("the IKE_SA is gone: " + reason)));
        if (!sa.isReplaced()) {
            Announcements.ikeDown(turn, sa, reason);
        }
        if (sa.replies().last().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Tombstone(sa.name(), sa.replies(),
                turn.now().after(turn.environment().limits().halfOpenLifetime())));
    }
}
