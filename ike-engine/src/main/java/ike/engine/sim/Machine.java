package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.Input;
import ike.engine.SeededEntropy;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a restart of a host replaces: its engine and its datapath. */
final class Machine implements SecretOwner {
    private final long seed;
    private final String label;
    private final EngineFactory engines;
    private final Supplier<Datapath> datapaths;
    private int starts;
    private Engine engine;
    private Datapath datapath;

    Machine(long seed, String label, EngineFactory engines, Supplier<Datapath> datapaths) {
        this.seed = seed;
        this.label = label;
        this.engines = engines;
        this.datapaths = datapaths;
        engine = newEngine();
        datapath = datapaths.get();
    }

    Engine engine() {
        return engine;
    }

    Datapath datapath() {
        return datapath;
    }

    void restart() {
        if (engine instanceof SecretOwner owner) {
            owner.wipe();
        }
        datapath.wipe();
        starts++;
        engine = newEngine();
        datapath = datapaths.get();
    }

    Step handle(Input input, World world) {
        EngineView before = engine.view();
        try {
            ImmutableList<Effect> effects = engine.handle(input);
            return new Step(before, input, effects, engine.view(), ImmutableList.of());
        } catch (RuntimeException e) {
            // An engine never throws, whatever the input: that it did is what the simulation was to find.
            throw world.failure(label + ": the engine threw at " + input, e);
        }
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        if (engine instanceof SecretOwner owner) {
            owner.eachSecret(visitor);
        }
        datapath.eachSecret(visitor);
    }

    private Engine newEngine() {
        // Each start has entropy of its own: a machine that draws the same SPIs and nonces again is another test.
        return engines.create(new SeededEntropy(seed, starts == 0 ? label : label + "#" + starts), DerivationLog.NONE);
    }
}
