package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.QuickMode;
import ike.v1.sa.Succession;
import ike.v1.sa.WantedChild;
import ike.wire.v1.DeletePayload;
import java.util.Optional;

/** How an ISAKMP SA ends: its children go, and whoever waits is told. No RFC section: inside our house. */
public final class Endings {
    private Endings() {
    }

    /** The SA is gone. */
    static void end(Turn turn, Established sa, String reason) {
        Children.all(turn, sa);
        Unity.forget(turn, sa);
        Event failed = new Event.OrderFailed("the IKE_SA is gone: " + reason);
        sa.quickModes().values().forEach(quick -> turn.answer(orders(quick), failed));
        if (sa.succession() instanceof Succession.UnderWay(var waiting, var _)) {
            turn.answer(waiting, failed);
        }
        sa.probe().ifPresent(probe -> turn.answer(probe.orders(), failed));
        sa.wanted().forEach(wish -> turn.answer(wish.orders(), failed));
        if (!sa.addresses().isEmpty()) {
            turn.effect(new Effect.ReleaseAddresses(sa.name().uniqueId()));
        }
        if (sa.session().nat().localBehindNat()) {
            turn.effect(new Effect.KeepAlive(sa.name().path(), false));
        }
        if (!sa.isReplaced()) {
            turn.report(new Event.IkeDown(Views.of(sa), reason));
        }
    }

    /** Deletes the SA and tells the peer, once: nobody answers. */
    public static void delete(Turn turn, Established sa, ImmutableList<OrderId> orders, String reason) {
        Informational.send(turn, sa, ImmutableList.of(
                DeletePayload.isakmp(sa.name().initiatorCookie(), sa.name().responderCookie())));
        end(turn, sa, reason);
        turn.answer(orders, new Event.OrderDone("IKE_SA deleted"));
    }

    /** Phase 1 comes to nothing. */
    public static void abandon(Turn turn, Connecting sa, Failure failure) {
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(), failure));
        Event answer = new Event.OrderFailed(failure.notification() + ": " + failure.summary());
        sa.wanted().forEach(wanted -> turn.answer(wanted.orders(), answer));
    }

    /** What is on its way to be up goes no further, by order; the peer notices that nothing comes. */
    public static void forget(Turn turn, ImmutableList<WantedChild> wanted, ImmutableList<OrderId> orders) {
        wanted.forEach(wish -> turn.answer(wish.orders(), new Event.OrderFailed("its IKE_SA was terminated")));
        turn.answer(orders, new Event.OrderDone("IKE_SA forgotten before it was up"));
    }

    static ImmutableList<OrderId> orders(QuickMode quick) {
        return switch (quick) {
            case QuickMode.Asked asked -> asked.wanted().orders();
            case QuickMode.Answered _ -> ImmutableList.of();
            case QuickMode.Receiving receiving -> receiving.orders();
        };
    }
}
