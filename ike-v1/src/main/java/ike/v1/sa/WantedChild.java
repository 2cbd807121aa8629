package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;
import java.util.List;
import java.util.OptionalLong;

/**
 * A child that somebody wants as soon as Phase 1, and what is between it and Quick Mode, is done (RFC 2409 §5.5).
 *
 * @param replaces the one whose place it shall take
 */
public record WantedChild(ChildConfig config, ImmutableList<OrderId> orders, OptionalLong replaces) {
    /** A new one. */
    public WantedChild(ChildConfig config, ImmutableList<OrderId> orders) {
        this(config, orders, OptionalLong.empty());
    }

    /** With the others that are wanted; where it is among them already, because a packet and an order ask for it, both get one. */
    public ImmutableList<WantedChild> among(List<WantedChild> others) {
        ImmutableList.Builder<WantedChild> all = ImmutableList.builder();
        boolean known = false;
        for (WantedChild other : others) {
            boolean same = !known && other.replaces().equals(replaces)
                    && other.config().name().equals(config.name());
            all.add(same
                    ? new WantedChild(other.config(), ImmutableList.<OrderId>builder().addAll(other.orders())
                            .addAll(orders).build(), replaces)
                    : other);
            known |= same;
        }
        return known ? all.build() : all.add(this).build();
    }
}
