package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.engine.Policy;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * A child without an SA, {@code mode = pass} or {@code drop}: packets that go out as they are, or not at all (RFC 4301
 * §4.4.1).
 *
 * @param action to bypass or to discard
 * @param priority as {@link Policy#priority}
 * @param installed whether its policy is there from the start ({@code start_action = trap})
 */
public record Shunt(String connection, String child, Policy.Action action, int priority,
        ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, boolean installed) {
    /** Where it stands among policies and SAs if nothing is configured: what passes before SAs, what is dropped behind them. */
    static int usualPriority(Policy.Action action) {
        return action == Policy.Action.BYPASS ? 1 : -1;
    }

    /** Its policy. */
    public Policy policy(long id) {
        return new Policy(id, action, priority, local, remote);
    }
}
