package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.OrderId;
import ike.engine.config.UniquePolicy;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Succession;
import ike.wire.Bytes;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a new ISAKMP SA takes the place of an old one between the same two peers, as strongSwan does it: Phase 1 anew, then
 * the children pass over, then the old SA is deleted. No RFC section: none has an exchange for it.
 *
 * <p>
 * What the two ends make of it can differ, as they see SAs come up in another order. Who is told to delete an SA that has
 * children therefore keeps them if there is another SA with the same peer, and the end with the lower identity is the
 * first to delete.
 */
public final class Successions {
    /** How long a replaced SA still hears what was on its way, at the end with the lower identity. */
    private static final Duration LINGER = Duration.ofSeconds(3);

    /** After so many questions without an answer an SA is taken for let go, where the peer speaks on another. */
    private static final int UNANSWERED = 3;
    private static final Duration RECENT = Duration.ofSeconds(30);

    private static final String RESTARTED = "the peer has started anew (INITIAL-CONTACT)";

    private Successions() {
    }

    /** Phase 1 begins anew, along the way that the old SA has found; whoever has ordered it hears how that ends. */
    public static Established begin(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        Established once = sa.with(sa.life().neverRekeyed());
        return switch (sa.succession()) {
            case Succession.Done _ -> {
                turn.answer(orders, new Event.OrderDone("another IKE_SA has taken its place already"));
                yield once;
            }
            case Succession.UnderWay(var before, long again) -> once.with(new Succession.UnderWay(
                    ImmutableList.<OrderId>builder().addAll(before).addAll(orders).build(), again));
            case Succession.None _ -> start(turn, once, orders);
        };
    }

    private static Established start(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        try {
            turn.spawn(Transitions.start(turn, sa.name().connection(), sa.name().path(), ImmutableList.of()));
            return sa.with(new Succession.UnderWay(orders, turn.now().after(span(turn.environment().limits()))));
        } catch (Refused refused) {
            turn.answer(orders, new Event.OrderFailed(Notifications.failure(refused.refusal()).summary()));
            return sa;
        }
    }

    /** So long a message is sent again before its sender gives up. */
    private static Duration span(Limits limits) {
        double seconds = 0;
        double wait = limits.retransmitTimeout().toMillis() / 1000.0;
        for (int i = 0; i <= limits.retransmitTries(); i++) {
            seconds += wait;
            wait *= limits.retransmitBase();
        }
        return Duration.ofSeconds((long) seconds + 1);
    }

    /** The new SA is overdue, and begun once more; or this one has lingered long enough, and goes. */
    static Optional<Established> onDeadline(Turn turn, Established sa) {
        boolean due = sa.succession().deadline().stream().anyMatch(moment -> moment - turn.now().nanos() <= 0);
        if (!due) {
            return Optional.of(sa);
        }
        if (sa.succession() instanceof Succession.UnderWay(var orders, var _)) {
            turn.answer(orders, new Event.OrderFailed("TIMEOUT: no new ISAKMP SA has come up"));
            return Optional.of(start(turn, sa.with(Succession.NONE), ImmutableList.of()));
        }
        if (!sa.quickModes().isEmpty()) {
            return Optional.of(lingering(turn, sa));
        }
        if (sa.succession() instanceof Succession.Done(long heir, var _) && isUnknown(turn, sa, heir)) {
            return Optional.of(sa.with(new Succession.Done(heir, turn.now().after(linger(sa)))));
        }
        if (sa.succession() instanceof Succession.Done(long heir, var _) && isSilent(turn, sa, heir)) {
            turn.note(new Turn.Note.Doubted(heir));
            Established longer = sa.with(new Succession.Done(heir, turn.now().after(linger(sa))));
            return Optional.of(sa.probe().isPresent() ? longer : DeadPeers.ask(turn, longer, ImmutableList.of()));
        }
        Endings.delete(turn, sa, ImmutableList.of(), "another has taken its place");
        return Optional.empty();
    }

    /** True when nothing says that the peer still has the SA that has taken the place of this one; it can be asked. */
    private static boolean isSilent(Turn turn, Established sa, long heir) {
        return turn.surroundings().others(sa).stream().anyMatch(other -> other.name().uniqueId() == heir
                && other.session().dpd()
                && turn.now().nanos() - other.life().heardAt() > LINGER.multipliedBy(3).toNanos());
    }

    /**
     * What an SA that has come up means for the others of the same peer: the SAs that change, with their next states.
     *
     * @param others those of the same connection
     * @param initialContact the peer says that it has no other SA (RFC 2407 §4.6.3.3)
     */
    public static ImmutableMap<Established, Optional<Established>> settle(Turn turn, Established newcomer,
            List<Established> others, boolean initialContact) {
        ImmutableMap.Builder<Established, Optional<Established>> changes = ImmutableMap.builder();
        UniquePolicy policy = newcomer.name().connection().unique();
        Set<Long> lost = new LinkedHashSet<>();
        for (Established other : initialContact ? forget(turn, newcomer) : ImmutableList.<Established>of()) {
            lost.add(other.name().uniqueId());
            changes.put(other, Optional.empty());
        }
        ImmutableList.Builder<Established> olds = ImmutableList.builder();
        for (Established other : others) {
            if (lost.contains(other.name().uniqueId())) {
                continue;
            }
            if (other.name().path().equals(newcomer.name().path())) {
                olds.add(other);
            } else if (policy == UniquePolicy.REPLACE) {
                Endings.delete(turn, other, ImmutableList.of(), "replaced by a new SA with the same peer");
                changes.put(other, Optional.empty());
            }
        }
        return changes.putAll(succeed(turn, newcomer, olds.build())).build();
    }

    private static ImmutableMap<Established, Optional<Established>> succeed(Turn turn, Established newcomer,
            ImmutableList<Established> olds) {
        if (olds.stream().anyMatch(other -> winsOver(other, newcomer))) {
            return ImmutableMap.of(newcomer, Optional.of(replaced(turn, newcomer, heir(olds).orElseThrow())));
        }
        ImmutableMap.Builder<Established, Optional<Established>> changes = ImmutableMap.builder();
        Established heir = newcomer;
        for (Established old : olds) {
            heir = heir.with(old.children());
            changes.put(old, Optional.of(replaced(turn, old, newcomer)));
        }
        Established up = heir;
        turn.report(heir(olds).<Event>map(old -> new Event.IkeRekeyed(old.name().uniqueId(), Views.of(up)))
                .orElseGet(() -> new Event.IkeUp(Views.of(up))));
        boolean ask = !olds.isEmpty() && !heir.name().initiator() && heir.session().dpd();
        return changes.put(newcomer, Optional.of(ask ? DeadPeers.ask(turn, heir, ImmutableList.of()) : heir)).build();
    }

    /**
     * Of two SAs that both ends have begun at once both ends keep the one with the lower cookie of its initiator, in
     * whatever order they see them come up.
     */
    private static boolean winsOver(Established other, Established newcomer) {
        boolean atOnce = !other.isReplaced() && !isBefore(other, newcomer)
                && other.name().initiator() != newcomer.name().initiator();
        return atOnce && Long.compareUnsigned(other.name().initiatorCookie().value(),
                newcomer.name().initiatorCookie().value()) < 0;
    }

    /** True when an SA was up already when another one began. */
    static boolean isBefore(Established other, Established newcomer) {
        return other.life().newest() < newcomer.name().uniqueId();
    }

    /** The peer has no SA but this one: the older ones are forgotten, of whatever connection that this one may speak for. */
    public static ImmutableList<Established> forget(Turn turn, Established only) {
        ImmutableList<Established> lost = Contacts.lost(turn, only);
        lost.forEach(other -> Endings.end(turn, other, RESTARTED));
        return lost;
    }

    /**
     * True when the peer has nothing more to say on this SA, but has since then on another: it has let this one go, and the Delete
     * that said so was lost. One on which it has never spoken it may not have yet: that takes longer to tell.
     */
    static boolean isLetGo(Turn turn, Established sa, int unanswered) {
        return (isHeard(sa) ? unanswered >= UNANSWERED : unanswered >= turn.environment().limits().retransmitTries())
                && turn.surroundings().others(sa).stream()
                        .anyMatch(other -> other.life().heardAt() - sa.life().heardAt() > 0
                                && turn.now().nanos() - other.life().heardAt() < RECENT.toNanos());
    }

    /** The SA goes, and the other one has its children; the peer hears of it, in case that it did have it. */
    static Optional<IsakmpSa> letGo(Turn turn, Established sa) {
        turn.note(new Turn.Note.Bequeathed(sa, sa.children()));
        Endings.delete(turn, sa.childless(), ImmutableList.of(), "the peer goes on with another one");
        return Optional.empty();
    }

    private static Established replaced(Turn turn, Established old, Established heir) {
        if (old.succession() instanceof Succession.UnderWay(var orders, var _)) {
            turn.answer(orders, new Event.OrderDone("IKE_SA " + heir.name().connection().name() + " is replaced"));
        }
        return old.childless().with(old.life().neverRekeyed()).with(new Succession.Done(heir.name().uniqueId(),
                turn.now().after(isHeard(old) && !mayRepeat(old, heir) ? linger(old) : span(turn, old))));
    }

    /** True when both ends began at once and have children on the first: the peer may still wait for the last message of one. */
    private static boolean mayRepeat(Established old, Established heir) {
        return !old.children().isEmpty() && !isBefore(old, heir);
    }

    /** The SA that the peer knows for certain, to tell it something that is told once: this one, or one that it replaces. */
    static Established spokesman(Turn turn, Established sa) {
        return isHeard(sa)
                ? sa
                : turn.surroundings().others(sa).stream().filter(Successions::isHeard).findFirst().orElse(sa);
    }

    /** True while the peer may not know of the SA that has taken the place of this one, and so lose its children with it. */
    private static boolean isUnknown(Turn turn, Established sa, long heir) {
        return turn.surroundings().others(sa).stream()
                .anyMatch(other -> other.name().uniqueId() == heir && !isHeard(other)
                        && turn.now().nanos() - other.life().establishedAt() < span(turn.environment().limits())
                                .toNanos());
    }

    /** False while the peer may still wait for our last message of Phase 1. */
    private static boolean isHeard(Established sa) {
        return sa.name().initiator() || sa.life().heardAt() != sa.life().establishedAt();
    }

    /** A Quick Mode under way, or hardly over, keeps a replaced SA: its last message may have to be sent again. */
    static Established lingering(Turn turn, Established sa) {
        return sa.succession() instanceof Succession.Done(long heir, var _)
                ? sa.with(new Succession.Done(heir, turn.now().after(span(turn, sa))))
                : sa;
    }

    /** The two ends must not delete at the same moment what each of them has replaced. */
    private static Duration linger(Established sa) {
        return isFirstToDelete(sa) ? LINGER : LINGER.multipliedBy(2);
    }

    private static Duration span(Turn turn, Established sa) {
        Duration once = span(turn.environment().limits());
        return (isFirstToDelete(sa) ? once : once.multipliedBy(2)).plus(linger(sa));
    }

    private static boolean isFirstToDelete(Established sa) {
        Bytes ours = sa.session().local().body();
        return ours.compareTo(sa.session().remote().body()) < 0;
    }

    /** Of other SAs of the same peer, the one whose children more become: the newest that is not replaced. */
    public static Optional<Established> heir(List<Established> others) {
        return others.stream().max(Comparator.comparing((Established sa) -> !sa.isReplaced())
                .thenComparingLong(sa -> sa.name().uniqueId()));
    }

    /** It is the heir again, if it had been replaced. */
    public static Established inheriting(Established heir) {
        return heir.isReplaced() ? heir.with(Succession.NONE) : heir;
    }
}
