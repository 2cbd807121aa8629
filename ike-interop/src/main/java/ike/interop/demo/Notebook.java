package ike.interop.demo;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationStep;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.SecretOwner;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.EspSa;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Simulation;
import ike.engine.sim.TraceEvent;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Recording.Value;
import ike.wire.v2.IkeSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what happens in a simulation, in the order in which it happens, for a narrator. */
final class Notebook {
    private final Simulation simulation;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Happening> reports = new ArrayList<>();

    /** A notebook that sees every packet of the simulation. */
    Notebook(Simulation simulation) {
        this.simulation = simulation;
        simulation.watch(this::note);
    }

    /** The same engines, whose derivations and reports are written down under this name. */
    EngineFactory around(String who, EngineFactory factory) {
        return (entropy, log) -> new Overheard(who, factory.create(entropy, step -> {
            DerivationStep taken = step.get();
            happenings.add(new Happening.Derived(simulation.elapsed(), who, revealed(taken)));
            taken.wipe();
            log.step(step);
        }));
    }

    /** One direction of a Child SA was installed; its keys are copied. */
    void note(String who, boolean inbound, EspSa sa) {
        happenings.add(new Happening.Installed(simulation.elapsed(), who, inbound, EspKeys.of(sa, inbound)));
    }

    /** Everything so far. */
    ImmutableList<Happening> happenings() {
        happenings.addAll(reports);
        reports.clear();
        return ImmutableList.copyOf(happenings);
    }

    private void note(TraceEvent event) {
        if (event.what() == TraceEvent.What.SENT) {
            happenings.add(new Happening.Sent(event.after(), IpPackets.of(event.packet())));
        }
    }

    private static Derivation revealed(DerivationStep step) {
        return new Derivation(step.name(), step.formula(), step.section(),
                step.inputs().stream()
                        .map(input -> new Value(input.name(), input.value().reveal(SecretAccess.forKeyExport())))
                        .collect(ImmutableList.toImmutableList()),
                step.output().reveal(SecretAccess.forKeyExport()));
    }

    private final class Overheard implements Engine, SecretOwner {
        private final String who;
        private final Engine engine;

        private Overheard(String who, Engine engine) {
            this.who = who;
            this.engine = engine;
        }

        @Override
        public ImmutableList<Effect> handle(Input input) {
            // Reports tell of effects that are carried out only when this returns: they wait for the next turn.
            happenings();
            ImmutableList<Effect> effects = engine.handle(input);
            for (Effect effect : effects) {
                if (effect instanceof Effect.Report(var _, var event)) {
                    EventText.of(event).ifPresent(
                            text -> reports.add(new Happening.Reported(simulation.elapsed(), who, text)));
                }
            }
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
        }
    }
}
