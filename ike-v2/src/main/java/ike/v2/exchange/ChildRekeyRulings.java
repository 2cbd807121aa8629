package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Shares;
import ike.v2.sa.Task;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who keeps which Child SA after a rekey (RFC 7296 §2.8.1).
 *
 * <pre>
 * our rekey, no rival                          we delete the old SA
 * ours and the peer's, lowest nonce in theirs  we delete the old SA, the peer deletes the one it made
 * ours and the peer's, lowest nonce in ours    we delete the one we made, the peer deletes the old SA
 * the peer's rekey alone                       the peer deletes the old SA
 * </pre>
 */
final class ChildRekeyRulings {
    private ChildRekeyRulings() {
    }

    /** Our rekey has succeeded. */
    static Established onOurs(Turn turn, Established sa, Pending.CreateChild pending, ChildDeal deal,
            Shares shares) throws Refused {
        long old = pending.replaces().orElseThrow();
        long fresh = turn.surroundings().nextChildId();
        if (hasLost(pending, deal)) {
            return delete(turn, ChildInstaller.installRedundant(turn, sa, fresh, deal, shares), fresh,
                    "redundant after a simultaneous rekey");
        }
        Established installed = ChildInstaller.install(turn, sa, fresh, deal, shares);
        return delete(turn, withoutUse(installed, pending), old, "rekeyed");
    }

    /** The rival of ours is redundant: it receives until the peer deletes it, and a little longer, and sends nothing. */
    private static Established withoutUse(Established sa, Pending.CreateChild pending) {
        OptionalLong rival = pending.rival().map(Pending.Rival::id).orElse(OptionalLong.empty());
        Optional<ChildSa> redundant = rival.isPresent() ? sa.children().find(rival.getAsLong()) : Optional.empty();
        return redundant.filter(ChildSa::isLive)
                .map(child -> sa.with(child.at(ChildSa.Stage.REPLACED).withRekeyAt(OptionalLong.empty())))
                .orElse(sa);
    }

    /** True when the peer rekeys the same Child SA, and its exchange stands. */
    static boolean hasLost(Pending.CreateChild pending, ChildDeal deal) {
        return pending.rival().isPresent() && deal.lowestNonce().compareTo(pending.rival().get().lowestNonce()) < 0;
    }

    /** The peer has begun to rekey, and IKE_FOLLOWUP_KE will complete it (RFC 9370 §2.2.4): ours has a rival. */
    static Established onTheirBeginning(Established sa, ChildDeal deal) {
        return ours(sa, deal).map(ours -> noting(sa, ours, new Pending.Rival(OptionalLong.empty(), deal.lowestNonce())))
                .orElse(sa);
    }

    /** Our rekey has succeeded, but its result is deleted already: only the old SA is left to be taken away. */
    static Established retire(Turn turn, Established sa, Pending.CreateChild pending) {
        OptionalLong old = pending.replaces();
        return old.isPresent() ? delete(turn, sa, old.getAsLong(), "rekeyed") : sa;
    }

    /** The peer's rekey has succeeded: ours, if one is under way, has a rival. */
    static Established onTheirs(Turn turn, Established sa, ChildDeal deal, long fresh) {
        Established noted = ours(sa, deal)
                .map(ours -> noting(sa, ours, new Pending.Rival(OptionalLong.of(fresh), deal.lowestNonce())))
                .orElse(sa);
        long old = deal.replaces().orElseThrow();
        // The successor stands; nobody rekeys the old one again, but it serves until the peer deletes it.
        Established replaced = noted.children().find(old)
                .map(child -> noted.with(child.at(ChildSa.Stage.REPLACED).withRekeyAt(OptionalLong.empty())))
                .orElse(noted);
        return replaced.with(Announcements.moot(turn, replaced.tasks(),
                task -> task instanceof Task.RekeyChild rekey && rekey.child() == old, "rekeyed by the peer"));
    }

    /** Our own rekey of the same Child SA, if one is under way. */
    private static Optional<Pending.CreateChild> ours(Established sa, ChildDeal deal) {
        return sa.window().pending(Pending.CreateChild.class)
                .filter(ours -> ours.replaces().isPresent() && ours.replaces().equals(deal.replaces())).findFirst();
    }

    private static Established noting(Established sa, Pending.CreateChild ours, Pending.Rival rival) {
        return sa.with(sa.window().noting(ours, ours.withRival(rival)));
    }

    private static Established delete(Turn turn, Established sa, long child, String reason) {
        Optional<ChildSa> doomed = sa.children().find(child).filter(found -> found.stage() != ChildSa.Stage.LINGERING);
        if (doomed.isEmpty()) {
            return sa;
        }
        Established replaced = sa
                .with(doomed.get().at(ChildSa.Stage.REPLACED).withRekeyAt(OptionalLong.empty()));
        return replaced
                .with(replaced.tasks().plus(new Task.DeleteChild(child, reason, ImmutableList.of()), turn.now()));
    }
}
