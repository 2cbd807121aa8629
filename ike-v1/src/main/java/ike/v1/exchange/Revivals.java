package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.QuickMode;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What comes back of an ISAKMP SA or a child that is gone without our wish. No RFC section: strongSwan's {@code close_action} and
 * {@code dpd_action}.
 */
final class Revivals {
    private Revivals() {
    }

    /**
     * An SA is gone: its children wait for packets, or Phase 1 begins anew for them; another SA with the same peer has them already. Nobody
     * calls back a user who has proved himself with a password, or has an address of ours.
     */
    static void begin(Turn turn, Established lost, Function<Reactions, Reaction> cause) {
        if (!turn.surroundings().others(lost).isEmpty()) {
            return;
        }
        lostChildren(lost, cause, Reaction.TRAP).forEach(child -> hold(turn, lost, child));
        ImmutableList<WantedChild> wanted = lostChildren(lost, cause, Reaction.START)
                .map(child -> new WantedChild(child, ImmutableList.of())).collect(ImmutableList.toImmutableList());
        if (!wanted.isEmpty() && mayCall(lost)) {
            call(turn, lost, wanted);
        }
    }

    private static void call(Turn turn, Established lost, ImmutableList<WantedChild> wanted) {
        try {
            begin(turn, lost.name(), wanted);
        } catch (Refused refused) {
            turn.report(new Event.Failed(Optional.of(lost.name().connection().name()), lost.name().path(),
                    Notifications.failure(refused.refusal())));
        }
    }

    /** Phase 1 anew, where the peer is said to be by now. */
    static void begin(Turn turn, SaName name, ImmutableList<WantedChild> wanted) throws Refused {
        Optional<Connection> moved = ConfiguredPath.elsewhere(turn, name);
        Path path = moved.flatMap(connection -> ConfiguredPath.of(turn, connection)).orElse(name.path());
        turn.spawn(Transitions.start(turn, moved.orElse(name.connection()), path, wanted));
    }

    private static boolean mayCall(Established lost) {
        return lost.name().initiator() || (lost.session().user().isEmpty() && lost.addresses().remote().isEmpty());
    }

    /** Those that were up, and those that were about to come back. */
    private static Stream<ChildConfig> lostChildren(Established lost, Function<Reactions, Reaction> cause,
            Reaction wanted) {
        Stream<ChildConfig> up = lost.children().values().stream().filter(child -> !child.replaced())
                .map(ChildSa::config);
        Stream<ChildConfig> asked = lost.quickModes().values().stream().filter(QuickMode.Asked.class::isInstance)
                .map(quick -> ((QuickMode.Asked) quick).wanted().config());
        return Stream.concat(up, asked).filter(child -> cause.apply(child.reactions()) == wanted).distinct();
    }

    /** The peer has deleted a child alone; one beside which there is another for the same traffic was one too many. */
    static Established closed(Turn turn, Established sa, ChildSa child) {
        boolean missed = !child.replaced() && Stream.concat(Stream.of(sa), turn.surroundings().others(sa).stream())
                .flatMap(each -> each.children().values().stream())
                .noneMatch(other -> other.uniqueId() != child.uniqueId() && other.isLike(child));
        return !missed ? sa : switch (child.config().reactions().close()) {
            case NONE -> sa;
            case START ->
                Transitions.ask(turn, sa, new WantedChild(child.config(), ImmutableList.of()), child.said());
            case TRAP -> {
                hold(turn, sa, child.config());
                yield sa;
            }
        };
    }

    private static void hold(Turn turn, Established sa, ChildConfig child) {
        turn.effect(new Effect.HoldTrap(sa.name().connection().name(), child.name()));
    }
}
