package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.EspSa;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.wire.v2.IkeSpi;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An engine with somebody at its door.
 *
 * @param arriving changes what comes in
 * @param leaving sees what comes out
 */
record Watched(Engine engine, SecretOwner secrets, UnaryOperator<Input> arriving, Consumer<Effect> leaving)
        implements
            Engine,
            SecretOwner {
    /** Its SAs are written down. */
    Watched(Ikev1Engine engine, List<EspSa> installed) {
        this(engine, engine, UnaryOperator.identity(), effect -> effect.installed().ifPresent(installed::add));
    }

    static Watched around(Engine engine, UnaryOperator<Input> arriving, Consumer<Effect> leaving) {
        return new Watched(engine, (SecretOwner) engine, arriving, leaving);
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        ImmutableList<Effect> effects = engine.handle(arriving.apply(input));
        effects.forEach(leaving);
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
        secrets.eachSecret(visitor);
    }
}
