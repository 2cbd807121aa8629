package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;
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
}
