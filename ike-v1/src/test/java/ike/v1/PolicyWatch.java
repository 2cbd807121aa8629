package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Follows which policies an engine has installed and not yet removed. */
final class PolicyWatch implements Consumer<Effect> {
    private final Map<Long, Policy> inForce = new LinkedHashMap<>();

    ImmutableList<Policy> inForce() {
        return ImmutableList.copyOf(inForce.values());
    }

    @Override
    public void accept(Effect effect) {
        if (effect instanceof Effect.InstallPolicy(Policy policy)) {
            inForce.put(policy.id(), policy);
        } else if (effect instanceof Effect.RemovePolicy(long id)) {
            inForce.remove(id);
        }
    }
}
