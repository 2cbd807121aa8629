package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.DerivationStep;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.Effect;
import ike.engine.Input;
import ike.engine.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Recorder recorder = new Recorder();
    private final Simulation simulation = new Simulation(1);
    private final TwoHosts two = TwoHosts.in(simulation, recorder.around(ToyEngine.left(Flaw.NONE)),
            ToyEngine.right(Flaw.NONE));

    @Test
    void everyStepOfTheEngineIsKeptWithItsKeys() {
        two.left().order(new Order.Initiate("198.51.100.1", Optional.empty()));
        simulation.run(Duration.ofSeconds(1));
        assertThat(recorder.steps()).hasSize(2);
        Step call = recorder.steps().getFirst();
        assertThat(call.input()).isInstanceOf(Input.Command.class);
        assertThat(call.effects()).singleElement().isInstanceOf(Effect.Send.class);
        assertThat(call.derivations()).isEmpty();
        Step answer = recorder.steps().getLast();
        assertThat(answer.input()).isInstanceOf(Input.Datagram.class);
        assertThat(answer.before().ikeSas()).isEmpty();
        assertThat(answer.after().ikeSas()).hasSize(1);
        assertThat(answer.derivations()).extracting(DerivationStep::name).containsExactly("key", "key");
    }

    @Test
    void theKeysOutliveTheSaUntilTheRecorderIsWiped() {
        two.left().order(new Order.Initiate("198.51.100.1", Optional.empty()));
        simulation.run(Duration.ofSeconds(1));
        two.left().restart();
        List<Secret> secrets = new ArrayList<>();
        recorder.eachSecret(secrets::add);
        assertThat(secrets).hasSize(4).noneMatch(Secret::isWiped);
        recorder.wipe();
        assertThat(secrets).allMatch(Secret::isWiped);
    }

    @Test
    void anUnrecordedRunIsTheSame() {
        Simulation other = new Simulation(1);
        TwoHosts bare = TwoHosts.in(other, ToyEngine.left(Flaw.NONE), ToyEngine.right(Flaw.NONE));
        for (TwoHosts hosts : List.of(two, bare)) {
            hosts.left().order(new Order.Initiate("198.51.100.1", Optional.empty()));
            hosts.simulation().run(Duration.ofSeconds(1));
        }
        assertThat(other.trace()).isEqualTo(simulation.trace());
        assertThat(recorder.steps().getLast().derivations().getFirst().output()
                .reveal(SecretAccess.forKeyExport()).length()).isEqualTo(32);
    }
}
