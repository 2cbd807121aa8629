package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationStep;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.wire.v2.IkeSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps everything that goes into engines and comes out of them, for narrators and replay. A decorator: protocol code knows
 * nothing of it. The keys in the derivations are copies that live until the recorder is wiped; those inside recorded
 * effects belong to the datapath and are wiped with their SAs.
 */
public final class Recorder implements SecretOwner {
    private final List<Step> steps = new ArrayList<>();
    private final List<DerivationStep> derived = new ArrayList<>();

    /** The same factory, but what its engines do is recorded here. */
    public EngineFactory around(EngineFactory factory) {
        return (entropy, log) -> new Recorded(factory.create(entropy, step -> {
            derived.add(step.get());
            log.step(step);
        }));
    }

    /** Everything so far, in order. */
    public ImmutableList<Step> steps() {
        return ImmutableList.copyOf(steps);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        steps.forEach(step -> step.derivations().forEach(derivation -> derivation.eachSecret(visitor)));
        derived.forEach(derivation -> derivation.eachSecret(visitor));
    }

    private final class Recorded implements Engine, SecretOwner {
        private final Engine engine;

        private Recorded(Engine engine) {
            this.engine = engine;
        }

        @Override
        public ImmutableList<Effect> handle(Input input) {
            EngineView before = engine.view();
            ImmutableList<Effect> effects = engine.handle(input);
            steps.add(new Step(before, input, effects, engine.view(), ImmutableList.copyOf(derived)));
            derived.clear();
            return effects;
        }

        @Override
        public Deadline nextDeadline() {
            return engine.nextDeadline();
        }

        @Override
        public Optional<IkeSaView> view(IkeSpi localSpi) {
            return engine.view(localSpi);
        }

        @Override
        public EngineView view() {
            return engine.view();
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            if (engine instanceof SecretOwner owner) {
                owner.eachSecret(visitor);
            }
            Recorder.this.eachSecret(visitor);
        }

        @Override
        public void wipe() {
            // A host that restarts forgets its keys; whoever narrates its life does not.
            if (engine instanceof SecretOwner owner) {
                owner.wipe();
            }
        }
    }
}
