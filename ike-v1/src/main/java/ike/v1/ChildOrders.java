package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.v1.exchange.Children;
import ike.v1.exchange.Timers;
import ike.v1.exchange.Turn;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;

/** What can be ordered of a child. */
enum ChildOrders {
    /** Delete it, and tell the peer. */
    DELETE {
        @Override
        Established carryOut(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders) {
            Established without = Children.deleted(turn, sa, child, "by order");
            turn.answer(orders, new Event.OrderDone("CHILD_SA " + child.config().name() + " deleted"));
            return without;
        }
    },
    /** Replace it, if nothing has replaced it yet. */
    REKEY {
        @Override
        boolean means(ChildSa child) {
            return !child.replaced();
        }

        @Override
        Established carryOut(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders) {
            return Timers.rekey(turn, sa, child, orders);
        }
    };

    abstract Established carryOut(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders);

    /** Whether it is about a child that has the right name. */
    boolean means(ChildSa child) {
        return true;
    }

    /** One after the other. */
    Established carryOut(Turn turn, Established sa, ImmutableList<ChildSa> children, ImmutableList<OrderId> orders) {
        Established current = sa;
        for (ChildSa child : children) {
            current = carryOut(turn, current, child, orders);
        }
        return current;
    }

    /** The children that an order means. */
    ImmutableList<ChildSa> named(Established sa, Target target) {
        return sa.children().values().stream().filter(this::means).filter(child -> switch (target) {
            case Target.Named(String name) -> child.config().name().equals(name);
            case Target.Numbered(long uniqueId) -> child.uniqueId() == uniqueId;
        }).collect(ImmutableList.toImmutableList());
    }
}
