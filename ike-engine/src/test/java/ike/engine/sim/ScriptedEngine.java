package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.wire.v2.IkeSpi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers each input with the next line of its script, then with nothing, and keeps the inputs. */
final class ScriptedEngine implements Engine {
    private final Deque<ImmutableList<Effect>> script = new ArrayDeque<>();
    private final List<Input> inputs = new ArrayList<>();

    ScriptedEngine then(Effect... effects) {
        script.add(ImmutableList.copyOf(effects));
        return this;
    }

    List<Input> inputs() {
        return inputs;
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        inputs.add(input);
        return script.isEmpty() ? ImmutableList.of() : script.remove();
    }

    @Override
    public Deadline nextDeadline() {
        return Deadline.never();
    }

    @Override
    public Optional<IkeSaView> view(IkeSpi localSpi) {
        return Optional.empty();
    }

    @Override
    public EngineView view() {
        return new EngineView(ImmutableList.of());
    }
}
