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

/** An engine whose SAs are written down. */
record Watched(Engine engine, SecretOwner secrets, List<EspSa> installed) implements Engine, SecretOwner {
    Watched(Ikev1Engine engine, List<EspSa> installed) {
        this(engine, engine, installed);
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        ImmutableList<Effect> effects = engine.handle(input);
        effects.forEach(effect -> effect.installed().ifPresent(installed::add));
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
