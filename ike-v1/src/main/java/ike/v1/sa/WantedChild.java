package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;

/** A child that somebody wants as soon as Phase 1 is done (RFC 2409 §5.5). */
public record WantedChild(ChildConfig config, ImmutableList<OrderId> orders) {
}
