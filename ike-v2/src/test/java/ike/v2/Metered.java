package ike.v2;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.wire.v2.IkeSpi;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Consumer;

/** An engine, and what its work has cost so far. */
final class Metered implements Engine, SecretOwner {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Ikev2Engine engine;
    private final CountedSas sas;
    private int looks;
    private long allocated;

    Metered(Ikev2Engine engine, CountedSas sas) {
        this.engine = engine;
        this.sas = sas;
    }

    /** How often it has looked at an SA to handle its inputs. */
    int looks() {
        return looks;
    }

    /** What it has allocated to handle its inputs, in octets. */
    long allocated() {
        return allocated;
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        int looksBefore = sas.looks();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ImmutableList<Effect> effects = engine.handle(input);
        allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
        looks += sas.looks() - looksBefore;
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
        engine.eachSecret(visitor);
    }
}
