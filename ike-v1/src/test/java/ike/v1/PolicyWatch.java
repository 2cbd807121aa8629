package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.Policy;
import ike.wire.v2.IkeSpi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows which policies an engine has installed and not yet removed. */
final class PolicyWatch {
    private final Map<Long, Policy> inForce = new LinkedHashMap<>();

    ImmutableList<Policy> inForce() {
        return ImmutableList.copyOf(inForce.values());
    }

    Engine around(Engine engine) {
        return new Watched(engine);
    }

    private final class Watched implements Engine, SecretOwner {
        private final Engine engine;

        Watched(Engine engine) {
            this.engine = engine;
        }

        @Override
        public ImmutableList<Effect> handle(Input input) {
            ImmutableList<Effect> effects = engine.handle(input);
            for (Effect effect : effects) {
                if (effect instanceof Effect.InstallPolicy(Policy policy)) {
                    inForce.put(policy.id(), policy);
                } else if (effect instanceof Effect.RemovePolicy(long id)) {
                    inForce.remove(id);
                }
            }
            return effects;
        }

        @Override
        public Deadline nextDeadline() {
            return engine.nextDeadline();
        }

        @Override
        public EngineView view() {
            return engine.view();
        }

        @Override
        public Optional<IkeSaView> view(IkeSpi localSpi) {
            return engine.view(localSpi);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            ((SecretOwner) engine).eachSecret(visitor);
        }
    }
}
