package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.v2.sa.ChildSas;
import ike.v2.sa.Established;
import ike.v2.sa.Lifetime;
import ike.v2.sa.Pending;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who inherits the Child SAs after a rekey of the IKE SA, and who deletes what (RFC 7296 §2.8.2).
 *
 * <pre>
 * our rekey, no rival                          ours inherits; we delete the old SA
 * ours and the peer's, lowest nonce in theirs  ours inherits; we delete the old SA, the peer deletes the one it made
 * ours and the peer's, lowest nonce in ours    theirs inherits; we delete the one we made, the peer deletes the old SA
 * the peer's rekey alone                       theirs inherits; the peer deletes the old SA
 * </pre>
 */
final class RekeyIkeRulings {
    /** How long an SA that the peer shall delete waits for that; the peer may have vanished. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private RekeyIkeRulings() {
    }

    /** A successor without children, message ids from 0 on (§2.2), and the same proof of who the peer is. */
    static Established newborn(Turn turn, Established old, SaName name, Session session) {
        return Established.builder().name(name).session(session).peer(old.peer()).nat(old.nat())
                .addresses(old.addresses()).mobility(old.mobility().anew()).routability(old.routability())
                .stage(Established.Stage.LIVE).window(RequestWindow.startingAt(0))
                .replies(ReplyCache.startingAt(0).widened(turn.environment().limits().window()))
                .tasks(ReturnRoutability.renewed(turn, old,
                        TicketNotices.renewed(turn, old, Windows.toPromise(turn))))
                .children(ChildSas.NONE)
                .lifetime(Lifetimes.inherited(turn, name.connection(), old.lifetime())).build();
    }

    /** Our rekey has succeeded and made {@code fresh}. */
    static Established onOurs(Turn turn, Established old, Pending.RekeyIke pending, Established fresh, Bytes nr) {
        turn.answer(pending.orders(), new Event.OrderDone("IKE_SA " + old.name().connection().name() + " is rekeyed"));
        if (hasLost(pending, nr)) {
            turn.spawn(doomed(turn, fresh, "redundant after a simultaneous rekey"));
            return rivalStands(turn, old, pending.rival().orElseThrow());
        }
        Established heir = fresh.toBuilder().children(old.children()).tasks(fresh.tasks().plus(inherited(turn, old)))
                .build();
        Announcements.ikeRekeyed(turn, old.name().uniqueId(), heir);
        turn.spawn(heir);
        return doomed(turn, bereft(old), "rekeyed");
    }

    /** True when the peer rekeys the IKE SA too, and its exchange stands. */
    static boolean hasLost(Pending.RekeyIke pending, Bytes nr) {
        Bytes lowest = pending.ni().compareTo(nr) < 0 ? pending.ni() : nr;
        return pending.rival().isPresent() && lowest.compareTo(pending.rival().get().lowestNonce()) < 0;
    }

    /** The peer has begun to rekey, and IKE_FOLLOWUP_KE will complete it (RFC 9370 §2.2.4): ours has a rival. */
    static Established onTheirBeginning(Established old, IkeDeal deal) {
        return old.window().pending(Pending.RekeyIke.class).findFirst()
                .map(ours -> noting(old, ours, new Pending.Rival(OptionalLong.empty(), deal.lowestNonce())))
                .orElse(old);
    }

    /** The peer's rekey has succeeded and made {@code fresh}. */
    static Established onTheirs(Turn turn, Established old, Established fresh, Bytes lowestNonce) {
        Optional<Pending.RekeyIke> ours = old.window().pending(Pending.RekeyIke.class).findFirst();
        if (ours.isPresent()) {
            turn.spawn(awaitsDeletion(turn, fresh.at(Established.Stage.RIVAL)));
            return noting(old, ours.get(),
                    new Pending.Rival(OptionalLong.of(fresh.name().uniqueId()), lowestNonce));
        }
        Established heir = fresh.toBuilder().children(old.children()).tasks(fresh.tasks().plus(inherited(turn, old)))
                .build();
        Announcements.ikeRekeyed(turn, old.name().uniqueId(), heir);
        turn.spawn(heir);
        return awaitsDeletion(turn, bereft(old).at(Established.Stage.REPLACED));
    }

    /** The SA that the peer's rekey made is the one that stays: it inherits, and the peer will delete the old one. */
    static Established rivalStands(Turn turn, Established old, Pending.Rival rival) {
        if (rival.id().isEmpty() || isGone(turn, rival)) {
            // It is still under way; or the peer has deleted it meanwhile, with all that it would inherit.
            return old;
        }
        turn.handOver(old.name().uniqueId(), rival.id().getAsLong(), old.children(), inherited(turn, old));
        return awaitsDeletion(turn, bereft(old).at(Established.Stage.REPLACED));
    }

    /** True when the peer's rekey has made an SA that the peer has deleted since. */
    static boolean isGone(Turn turn, Pending.Rival rival) {
        return rival.id().isPresent() && !turn.surroundings().isUp(rival.id().getAsLong());
    }

    /** The inheritor takes what was handed over. */
    static Established inherit(Turn turn, long oldId, Established rival, ChildSas children, TaskQueue tasks) {
        Lifetime lifetime = Lifetimes.inherited(turn, rival.name().connection(), rival.lifetime());
        Established heir = rival.toBuilder().stage(Established.Stage.LIVE).children(children)
                .tasks(rival.tasks().plus(tasks)).lifetime(lifetime).build();
        Announcements.ikeRekeyed(turn, oldId, heir);
        return heir;
    }

    /** What is left to do for the heir; that it be replaced at once is what nobody wants any more. */
    private static TaskQueue inherited(Turn turn, Established old) {
        return Announcements.moot(turn, old.tasks(), Task.RekeyIke.class::isInstance, "rekeyed already");
    }

    private static Established noting(Established old, Pending.RekeyIke ours, Pending.Rival rival) {
        return old.with(old.window().noting(ours, ours.withRival(rival)));
    }

    private static Established bereft(Established old) {
        return old.toBuilder().children(ChildSas.NONE).tasks(TaskQueue.EMPTY).lifetime(old.lifetime().retired())
                .build();
    }

    private static Established doomed(Turn turn, Established sa, String reason) {
        return sa.at(Established.Stage.REPLACED)
                .with(TaskQueue.of(new Task.DeleteIke(reason, ImmutableList.of()), turn.now()));
    }

    private static Established awaitsDeletion(Turn turn, Established sa) {
        return sa.with(sa.lifetime().retired().withExpireAt(turn.now().after(PATIENCE)));
    }
}
